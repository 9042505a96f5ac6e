import type { Remarks } from "./remarks.ts";

/** By sitting of the first picture; several names share one kind. */
export const playRemarks: Record<string, Remarks> = {
  notebook: {
    good: [
      "It lies flat from the first page.",
      "My broad nib does not come through to the other side.",
      "I am on the third one, they look well in a row.",
      "The spine has been bent back a hundred times and holds.",
      "The paper has just enough tooth for a pencil.",
    ],
    mid: ["The dots could be paler.", "The corners bumped in the post."],
    poor: ["Pages came loose in the middle section.", "Ink feathers on it, the description says otherwise."],
  },
  "fountain-pen": {
    good: [
      "It wrote at the first stroke after three weeks in a drawer.",
      "The flat side keeps it on the desk.",
      "Fine means fine here, not medium.",
      "The cap closes with a click and stays closed in a pocket.",
    ],
    mid: ["A little heavy at the back with the cap on.", "The converter holds less ink than I am used to."],
    poor: ["The nib scratches whichever way I hold it.", "It leaked into the cap on a train."],
  },
  "pencil-cup desk-tray": {
    good: [
      "My desk has been tidy for six weeks, a record.",
      "It is smooth inside, where nobody looks.",
      "The grain is lovely along the edge.",
      "It does not move when I pull a pen out.",
    ],
    mid: ["It could be a centimetre deeper.", "It collects dust in its corners."],
    poor: ["It wobbles on a flat desk.", "The wax came off on paper."],
  },
  book: {
    good: [
      "It opens flat and stays open on the workbench.",
      "I meant to look at one page and read for two hours.",
      "No page too many.",
      "Cloth, thread, good paper: a book that was made.",
      "I have given away three by now.",
    ],
    mid: ["I would have liked an index.", "The cloth picks up dust."],
    poor: ["Sixteen pages were bound upside down.", "Thinner than its price suggests."],
  },
  tent: {
    good: [
      "It stood through a night of gusts and one bent peg.",
      "Woke up dry inside, which is new for me.",
      "Pitched in seven minutes at the first try.",
      "The coloured sleeves make it hard to do wrong.",
    ],
    mid: ["The bag is a little too tight for cold hands.", "Two more pegs would not hurt."],
    poor: ["One seam let in water in the first rain.", "A pole split at its end on the second night."],
  },
  "camp-chair": {
    good: [
      "You get out of it without help.",
      "It dries fast and does not sag.",
      "We took it to the beach, the concert and the balcony.",
      "Folded, it disappears behind the door.",
    ],
    mid: ["The feet sink into soft sand.", "Heavier to carry than I thought."],
    poor: ["The seat tore along the tube.", "One rivet was missing."],
  },
  "camp-lantern": {
    good: [
      "The light is warm, the tent looks like a room.",
      "It hangs from the branch without swinging off.",
      "It was still going on the fourth evening.",
      "The ring can be turned with gloves on.",
    ],
    mid: ["The lowest setting is still bright for sleeping.", "It takes a whole night to charge."],
    poor: ["It went out whenever it was shaken.", "The glass was cracked when I opened the box."],
  },
  "train blocks stacking-rings": {
    good: [
      "It has been chewed, thrown and loved for half a year.",
      "No batteries, no noise, and it is the first thing she picks.",
      "The edges are so smooth that I like to hold it too.",
      "Grandfather plays with it longer than the children do.",
      "Everything fits what we bought two years ago.",
    ],
    mid: ["I would have liked a box to keep it in.", "A little pale for our colour-loving son."],
    poor: ["A splinter stood out on one piece.", "One part was missing."],
  },
  "spinning-top": {
    good: [
      "It spins for a minute and forty on our table.",
      "The humming is what they like.",
      "I keep it on my desk and call it thinking.",
      "It has survived the stone floor so far.",
    ],
    mid: ["The tip marks a soft table.", "Too small for very young hands."],
    poor: ["It is not balanced and falls over at once.", "The tip came out on the second day."],
  },
  kite: {
    good: [
      "Up at the first try with hardly any wind.",
      "My daughter flew it alone after ten minutes.",
      "The seams are doubled where kites tear.",
      "It fits the car even with luggage.",
    ],
    mid: ["The line tangles if you wind it carelessly.", "It needs the tail on windy days, so do not lose it."],
    poor: ["A stick broke in the first gust.", "It only ever turns to the left."],
  },
  chess: {
    good: [
      "The pieces have the weight that makes you move slowly.",
      "No veneer, the squares go right through.",
      "The knights are carved by somebody who has seen a horse.",
      "It has stayed on the coffee table since it came.",
    ],
    mid: ["Bishop and pawn are close in height.", "The felt of one rook came loose, easily glued."],
    poor: ["One pawn was missing and one was split.", "The board is warped at one corner."],
  },
};
