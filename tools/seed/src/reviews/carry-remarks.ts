import type { Remarks } from "./remarks.ts";

/** By sitting of the first picture; several names share one kind. */
export const carryRemarks: Record<string, Remarks> = {
  tote: {
    good: [
      "It stands open by itself while I pack.",
      "Ten kilos of potatoes and the handles did not complain.",
      "It hangs flat on the hook and is full within a minute.",
      "The canvas has softened and kept its shape.",
    ],
    mid: ["A pocket for keys would help.", "It slips off a narrow shoulder when it is light."],
    poor: ["A stitch at the handle opened in the second week.", "The handles are of different length."],
  },
  backpack: {
    good: [
      "The laptop does not touch the floor when I put it down.",
      "The straps are wide and do not cut in.",
      "I cycled through an hour of rain and the book inside stayed dry.",
      "The buckles can be worked with one hand after a week.",
      "It looks as much at home in the office as on a path.",
    ],
    mid: ["The back gets warm in summer.", "The side pockets are tight once the bag is full."],
    poor: ["A rivet came out on the first trip.", "It sits too low on my back at any setting."],
  },
  duffel: {
    good: [
      "Three days of clothes and a pair of shoes, with room for a book.",
      "It passed as cabin luggage without a look.",
      "The handles go right round, you feel that when it is full.",
      "The zip opens the whole length and runs smoothly.",
    ],
    mid: ["No pocket outside for the ticket.", "The strap could have a pad."],
    poor: ["The zip caught the lining and tore it.", "The leather at one end was scratched."],
  },
  crossbody: {
    good: [
      "The leather is thick and smells of leather.",
      "Phone, keys, wallet, paperback: all in and still flat.",
      "The ring turns with gloves on.",
      "People ask about it on the train.",
      "The stitching is even right round the corners.",
    ],
    mid: ["Stiff for the first two weeks.", "The strap is a little long even at the last hole."],
    poor: ["The flap does not line up with the ring.", "The colour bled onto my shirt in the rain."],
  },
  wallet: {
    good: [
      "Thin enough for a front pocket.",
      "Cards slid out badly for a week and now they slide as they should.",
      "The edges are burnished, not painted.",
      "I gave my old one away the same day.",
    ],
    mid: ["Tight with the fifth card.", "Coins have no place in it, you have to know that."],
    poor: ["A thread came loose on the second day.", "Smaller than my bank notes."],
  },
  "watch field-watch dress-watch": {
    good: [
      "I can read it without my glasses.",
      "The strap was soft by the third day.",
      "It has lost no second I noticed in two months.",
      "Thin, quiet, and nothing printed on it that does not need to be.",
      "It came set to the right time, a small courtesy.",
      "The polish on the case is done with care, even between the lugs.",
    ],
    mid: ["The last hole of the strap is too far out for my wrist.", "You hear it tick at night on the table."],
    poor: ["It stopped after nine days.", "The glass was scratched under the foil."],
  },
  "wall-clock": {
    good: [
      "The hands are long enough to read from the other end of the kitchen.",
      "It hung straight on one screw within two minutes.",
      "No app, no lights: it tells the time.",
      "The face is plain and the wall looks better for it.",
    ],
    mid: ["The battery was empty after half a year.", "It stands out from the wall more than I thought."],
    poor: ["It gains five minutes a week.", "The minute hand rubs against the dial."],
  },
  "alarm-clock": {
    good: [
      "The alarm gets me up and not the whole house.",
      "My phone sleeps in the kitchen now.",
      "You can set it half asleep.",
      "Small, steady on its feet, and easy to silence.",
    ],
    mid: ["The alarm is hard to set to the exact minute.", "I would like to see the time in the dark."],
    poor: ["It did not ring on the one day that mattered.", "It stopped whenever it was moved."],
  },
  headphones: {
    good: [
      "The train is gone and the voices are still natural.",
      "I wore them for a whole flight and my ears did not hurt.",
      "I changed the pads myself in ten minutes.",
      "The bass is there without sitting on everything else.",
      "Folk who complain about the look have not heard them.",
    ],
    mid: ["They press a little on glasses.", "They get warm in a heated room."],
    poor: ["The left side went quiet after three weeks.", "They pinch so much that I sent them back."],
  },
  earbuds: {
    good: [
      "They stay in when I run, also downhill.",
      "Calls are clear even on the bicycle.",
      "The case fits the small pocket of my jeans.",
      "A new set of cells cost me less than lunch.",
    ],
    mid: ["The smallest tips are still a bit large for me.", "They take a second too long to connect."],
    poor: ["One bud does not charge unless I press it down.", "They fell out whenever I chewed."],
  },
  speaker: {
    good: [
      "It sounds right close to the wall, which my old ones never did.",
      "Voices stand in the room, as if somebody were reading to me.",
      "Plain on the outside, and the veneer is matched at the edges.",
      "Piano sounds like wood and felt again.",
    ],
    mid: ["There is not much below the cello.", "The feet mark a soft wooden shelf."],
    poor: ["It rattles at one particular note.", "The tweeter was dented when I took the cover off."],
  },
  "portable-speaker": {
    good: [
      "Loud enough for the balcony and polite at low volume.",
      "You find the buttons in the dark.",
      "The fabric came off, went into the wash and back on.",
      "It survived a fall into the sandpit.",
    ],
    mid: ["At full volume it gets thin.", "It takes long to find my phone again."],
    poor: ["It switches off by itself after twenty minutes.", "The battery lasts half of what is written."],
  },
  turntable: {
    good: [
      "Set up in ten minutes, and I had never touched a counterweight.",
      "It is quiet between the songs.",
      "The plinth looks like furniture.",
      "The arm lifts so softly that I do it for fun.",
    ],
    mid: [
      "You change the speed by moving the belt, and my fingers are thick.",
      "The dust cover shows every fingerprint.",
    ],
    poor: ["The motor hums through the speakers.", "The belt slipped off during every second side."],
  },
  radio: {
    good: [
      "The needle really moves, my children love it.",
      "Speech is clear over the noise of frying.",
      "Four stations, two knobs, no menu.",
      "It has moved to the bathroom and back many times.",
    ],
    mid: ["DAB drops out in our cellar kitchen.", "The dial is bright at night."],
    poor: ["FM hisses wherever I put it.", "The right knob spins without catching."],
  },
};
