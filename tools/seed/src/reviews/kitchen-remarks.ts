import type { Remarks } from "./remarks.ts";

/** By sitting of the first picture; several names share one kind. */
export const kitchenRemarks: Record<string, Remarks> = {
  "tall-mug espresso-cup": {
    good: [
      "The rim is thin and the handle takes the whole hand, which is rarer than it should be.",
      "Coffee stays warm for as long as I need to read the news.",
      "The glaze has little freckles where it got thicker, and I keep turning it to look at them.",
      "It has been through the dishwasher every day since March and looks the same.",
      "Heavier than my old one, and I like the weight in the morning.",
    ],
    mid: [
      "The foot is left rough and scratched my table before I sanded it.",
      "The colour is darker than on my screen.",
      "It holds a little less than it says if you do not fill it to the brim.",
    ],
    poor: ["The handle came off in the sink after two weeks.", "There was a hairline crack inside and it leaked."],
  },
  "enamel-mug": {
    good: [
      "It has fallen off the tailgate twice and has one chip to show for it.",
      "Weighs nothing and cleans with a handful of grass.",
      "We heat milk in it straight on the hob.",
      "The dark rim is dipped properly, no bare edge anywhere.",
    ],
    mid: ["The handle gets too hot to hold for the first minutes.", "You cannot put it into the microwave, I forgot."],
    poor: ["It arrived with three chips and rust in one of them.", "The bottom is not flat and it spins on the table."],
  },
  casserole: {
    good: [
      "Bread comes out of it with the crust I never got from the tin.",
      "The lid is so heavy that nothing boils over.",
      "I made stew for nine and it stayed hot on the table for an hour.",
      "Burnt rice soaked off overnight, as the description says.",
      "It heats evenly on induction, no hot spot in the middle.",
    ],
    mid: ["It is a lot to lift with one bad wrist.", "The steel knob gets hot and I burned a finger once."],
    poor: ["The enamel flaked off at the rim within a month.", "One handle had a casting fault with a sharp edge."],
  },
  "chopping-board": {
    good: [
      "One solid piece, you can see the grain go right through the side.",
      "It does not slide, even on a wet worktop.",
      "Knives stay sharp on it longer than on my bamboo one.",
      "We use it for cheese as often as for cutting.",
      "I oiled it twice and water beads off it now.",
    ],
    mid: [
      "It warped by a millimetre in the first weeks and came back by itself.",
      "Garlic stays in the wood for a day.",
    ],
    poor: ["Mine split along the grain after a fortnight.", "It came with a dent the size of a coin in the middle."],
  },
  mills: {
    good: [
      "The grind goes from dust to gravel and stays where I set it.",
      "You can tell salt and pepper apart in the dark by their height.",
      "They stand on the table all day, they look that good.",
      "Two turns are enough for a plate of pasta.",
    ],
    mid: [
      "Filling the short one is fiddly without a funnel.",
      "It leaves a few grains behind each time I put it down.",
    ],
    poor: ["The knob loosens itself while grinding.", "The salt mill jammed after a week."],
  },
  "storage-jar": {
    good: [
      "Flour keeps dry and the moths stay out, which was the whole point.",
      "The lid closes with a soft little sigh.",
      "Wide enough for a measuring cup, finally.",
      "Three of them in a row make the shelf look tidy without effort.",
    ],
    mid: [
      "The lid fits only one way round and I always try the other first.",
      "The silicone ring smelled for two weeks.",
    ],
    poor: ["The lid is too loose to be airtight.", "The jar came with a chip under the ring."],
  },
  "bottle flask": {
    good: [
      "Tea from seven in the morning still burned my tongue at two.",
      "It does not leak, and I have carried it upside down in a bag full of papers.",
      "The mouth is wide enough for a brush and for ice.",
      "One dent after a fall onto concrete, and it closes as before.",
      "Nothing tastes of yesterday's coffee.",
    ],
    mid: ["It is a little too wide for the cup holder in my car.", "The coat scratched within the first week."],
    poor: ["It loses its heat within two hours.", "The seal leaks as soon as the bottle lies down."],
  },
  bowl: {
    good: [
      "Soup looks twice as good in this glaze.",
      "The curve is right for chasing the last spoonful.",
      "The glaze pools a little at the bottom and is darker there.",
      "It goes from the oven to the table and nobody complains.",
    ],
    mid: ["Spoons leave grey marks that need a scrub.", "It gets hot in the microwave before the food does."],
    poor: ["The rim was chipped under the paper.", "The glaze has crazed all over after a month."],
  },
  plates: {
    good: [
      "They stack without rocking and do not scrape each other.",
      "I bought two, ate from them for a week and ordered four more.",
      "No two are quite the same and you can tell they belong together.",
      "The rim keeps the gravy where it belongs.",
    ],
    mid: ["Knives leave marks that need a scrub.", "Too wide for the lower shelf of our cupboard."],
    poor: ["One was chipped and one was another colour.", "They scratch each other, the foot is not sanded."],
  },
  teapot: {
    good: [
      "It really does not drip.",
      "The lid stays on for the last cup.",
      "The tea leaves stay behind and the spout is easy to rinse.",
      "My grandmother's pot has been retired.",
    ],
    mid: ["The handle gets warm when it is full.", "Smaller than I imagined, read the measures."],
    poor: ["The spout dribbles down the side at every pour.", "The lid does not sit and rattles."],
  },
  pitcher: {
    good: [
      "The handle is set so that it stays light even when full.",
      "I use it for tulips when there are no guests.",
      "The lip pours a thin stream that I can aim.",
      "Water stays cool in it through lunch.",
    ],
    mid: ["It is too tall for my dishwasher's upper rack.", "It drips once if you pour timidly."],
    poor: ["There was clay grit left inside.", "It leans, and the water shows it."],
  },
  "refill-bottle-600-ml": {
    good: [
      "So light that I check whether I have packed it.",
      "Water tastes of water.",
      "The steel loop clips to everything.",
      "It says what it cannot do, and the rest it does.",
    ],
    mid: ["It dents more easily than a double-walled one."],
    poor: ["The cap squeaks and leaks a little."],
  },
  "vase bud-vase": {
    good: [
      "Three branches stand where I put them.",
      "Even empty it makes the windowsill look finished.",
      "You can feel the rings of the fingers inside the neck.",
      "It is heavy enough that the cat has given up.",
      "One stem from the hedge and people ask where the flowers are from.",
    ],
    mid: ["The neck is so narrow that cleaning it takes patience.", "The glaze is more matt than in the picture."],
    poor: ["It sweats and left a ring on the sideboard.", "It leans to one side and you see it at once."],
  },
  planter: {
    good: [
      "My fig stopped sulking as soon as it moved in.",
      "Nothing runs onto the floor.",
      "It stood on the balcony all winter and did not crack.",
      "The white bloom came after two months and I left it.",
    ],
    mid: [
      "Unglazed clay drinks a lot, so I water more than before.",
      "The measure is the outside, the plant gets less.",
    ],
    poor: ["It cracked in the first frost although it is sold for outdoors.", "The hole was half closed with clay."],
  },
};
