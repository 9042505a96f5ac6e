import type { Remarks } from "./remarks.ts";

/** By sitting of the first picture; several names share one kind. */
export const homeRemarks: Record<string, Remarks> = {
  "dining-chair lounge-chair": {
    good: [
      "I sat through a four-hour dinner and did not notice the chair.",
      "The back gives a little when you lean into it.",
      "The covers came off and went back on without swearing.",
      "Solid enough for my brother-in-law.",
      "You find no metal in the joints, I looked.",
    ],
    mid: ["The seat is firmer than it looks.", "One leg needed a felt pad before it stood straight."],
    poor: ["It creaks whenever somebody moves.", "The cloth started to pill after a month."],
  },
  stool: {
    good: [
      "It gets carried around the house more than any other piece we own.",
      "The wedges show in the seat and I like that.",
      "Stands still on my crooked kitchen floor.",
      "I have stood, sat and put plants on it.",
    ],
    mid: ["The oil smelled for a week.", "The top shows every ring until you oil it again."],
    poor: ["One leg was loose on arrival.", "The finish came off where it was wiped."],
  },
  bench: {
    good: [
      "Two children and a grandmother sat on it at the same time.",
      "The cushion stays where it is when you pull your boots on.",
      "It makes a hall out of a corridor.",
    ],
    mid: ["The cushion is thin for a long evening.", "You sit lower than at a chair, measure your table."],
    poor: ["The cushion cover had a hole along the zip.", "It rocks on its long side."],
  },
  "side-table": {
    good: [
      "It slides under the edge of the sofa, which is why I bought it.",
      "Hot cups leave nothing behind.",
      "The foot is so heavy that the dog cannot tip it.",
    ],
    mid: ["You hear it when a glass is put down.", "The edge is sharper than it looks."],
    poor: ["The coat was chipped at the foot.", "The top is not level."],
  },
  bookshelf: {
    good: [
      "The shelves carry my law books without bending.",
      "Put together in half an hour with the key from the box.",
      "It is screwed to the wall and feels like part of the house.",
    ],
    mid: [
      "One hole was drilled a millimetre off and needed persuasion.",
      "The cartons are a job for two strong people.",
    ],
    poor: [
      "A corner was crushed inside an unharmed carton.",
      "The back panel does not sit straight and the shelf leans.",
    ],
  },
  sideboard: {
    good: [
      "The grain runs on across the fronts, you only see it when you sit opposite.",
      "Two friendly men carried it to the third floor.",
      "The doors close with a click and stay closed.",
    ],
    mid: ["The drawers needed wax before they ran.", "The hole for cables is small for a plug."],
    poor: ["One door hangs lower than the other.", "There was a dent in the side and they offered me oil."],
  },
  "table-lamp floor-lamp": {
    good: [
      "The light is warm and I can still read by it.",
      "The shade hides the bulb from the sofa, somebody thought of that.",
      "It makes the whole corner look intended.",
      "The textile cord lies flat and is long enough.",
      "The brass has started to darken and gets better.",
    ],
    mid: ["The shade sits a little crooked unless you fiddle with the ring.", "The switch is too far down the cord."],
    poor: ["It flickers with every bulb I tried.", "The shade had a crease that does not come out."],
  },
  "desk-lamp": {
    good: [
      "The head stays exactly where I leave it.",
      "It goes low enough to read beside somebody who sleeps.",
      "Small foot, good reach, no wobble.",
      "It lights the page and not my eyes.",
    ],
    mid: ["You have to tighten the joint once a month.", "The head gets warm after an evening."],
    poor: ["It hums when dimmed.", "The joint gives way and the head sinks slowly."],
  },
  "mushroom-lamp": {
    good: [
      "Our daughter turns it on by herself and is proud of it.",
      "The light falls down, nobody is dazzled.",
      "It looks friendly even when it is off.",
      "The glass is blown and has one tiny bubble.",
    ],
    mid: ["The lowest level could be lower.", "You see fingerprints on the cap."],
    poor: ["The globe had a crack around its neck.", "It has a will of its own and comes on at night."],
  },
  candle: {
    good: [
      "It smells of something, but not of a shop.",
      "Burned level to the bottom, no wax left at the sides.",
      "The empty jar holds our salt now.",
      "Mine lasted through most of November.",
    ],
    mid: ["The scent is fainter than I hoped.", "The wick needs trimming each time or it soots."],
    poor: ["The wick drowned after an hour.", "It arrived melted against the lid."],
  },
  lantern: {
    good: [
      "It stood through two storms with the panes in.",
      "The handle stays cool.",
      "Neighbours asked where the light on our steps is from.",
      "Thick panes, clean corners, and the candle is easy to change.",
    ],
    mid: ["One pane rattles in the wind.", "A candle of 8 cm fits, but only just."],
    poor: ["One pane was broken and sharp bits lay in the box.", "It rusted at the hinge after a week outside."],
  },
  cushion: {
    good: [
      "The pattern shows up in evening light.",
      "Plump after three months of being sat against.",
      "The buttons at the back are real and the holes are sewn by someone who can.",
      "The colour is deep without shouting.",
    ],
    mid: ["The wool scratches a bare neck.", "It lost some feathers in the first days."],
    poor: ["The seam opened at the first wash.", "The colour came off on a light sofa."],
  },
  throw: {
    good: [
      "Heavy enough to stay on and light enough to sleep under.",
      "The fringe is knotted, not glued.",
      "It smelled of sheep for a week, and now of nothing.",
      "The dog has chosen it, which settles the matter.",
    ],
    mid: ["It sheds on dark trousers.", "Shorter than I am, and I am not tall."],
    poor: ["It pilled so much that I stopped using it.", "I washed it as described and it felted."],
  },
  towels: {
    good: [
      "It dries you at once and is dry itself by evening.",
      "After five washes it is softer, not thinner.",
      "The loop is sewn in where you need it.",
      "The border has not puckered.",
    ],
    mid: [
      "It needs three washes before it takes up water.",
      "Some colour came out in the first wash, as they warn you.",
    ],
    poor: ["Threads pulled out in the first week.", "It shrank by more than a hand's width."],
  },
  "tea-towel": {
    good: [
      "No lint on the glasses any more.",
      "The hem stays flat without ironing.",
      "It dries a whole rack of plates before it is wet.",
      "The stripes are woven and do not wash out.",
    ],
    mid: ["Stiff as a board until the third wash."],
    poor: ["It frayed at one corner straight away.", "It pushes the water around instead of taking it up."],
  },
  rug: {
    good: [
      "It lay flat from the first evening.",
      "The colours are calmer than on the screen, in a good way.",
      "Red wine came out with cold water and patience.",
      "Both sides can be used, we turn it with the seasons.",
    ],
    mid: ["It wanders on wood without an underlay.", "There is some fluff for the first month."],
    poor: ["One end is three centimetres wider than the other.", "It smells of wet wool even after airing."],
  },
  "monstera snake-plant trailing-plant dracaena-in-a-white-pot": {
    good: [
      "It arrived upright, damp and without one bent leaf.",
      "There were two new leaves by the end of the month.",
      "The roots fill the pot, this is no fresh cutting.",
      "It survived my holiday and my brother.",
      "The card says in four lines what it needs.",
    ],
    mid: ["One leaf broke on the way.", "Smaller than in the picture, though within the stated height."],
    poor: ["It came with little flies in the soil.", "Half of the leaves were yellow after a week."],
  },
  cactus: {
    good: [
      "I have not managed to kill it in seven months.",
      "Packed so well that I got no spine in my finger.",
      "It has grown a centimetre and I am prouder than I should be.",
      "The soil is gritty and dries within a day.",
    ],
    mid: ["Some soil was spilled in the box.", "A little crooked, so I turned it to the light."],
    poor: ["Soft at the base when it came, gone two weeks later.", "The pot had a crack under the rim."],
  },
  "herb-pot": {
    good: [
      "We have been picking from it since May.",
      "One strong plant with its own root, and you taste it.",
      "It smells when you walk past.",
      "It branched after the first cut, just as the note says.",
    ],
    mid: ["It wants water more often than I do.", "It leaned for a few days before it stood up."],
    poor: ["Dry and brown on arrival.", "It was flowering already and went to seed."],
  },
};
