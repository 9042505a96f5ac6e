import type { Remarks } from "./remarks.ts";

/** Fits anything, by what it says rather than of what. */
export const generalRemarks: Remarks = {
  good: [
    "Exactly as described.",
    "It came two days earlier than promised.",
    "Packed in paper, not a gram of plastic.",
    "Bought as a present and kept.",
    "I would order it again.",
    "The pictures are honest.",
    "You see that somebody cared how it turned out.",
    "A handwritten card lay in the box.",
    "I had a question and got an answer within the hour.",
    "In use every day since it came.",
    "Cheaper things of this kind lasted me a year at most.",
    "My partner was sceptical and is not any more.",
    "It was a present for my mother, and she rang to thank me twice.",
    "Simple and well made.",
    "I have waited a month before writing this, and I am still pleased.",
    "The second one I have bought here.",
    "It does what it should and no more.",
    "Worth the price to me.",
    "I read every review before ordering, and they were right.",
    "Good to know who makes it.",
    "The colour matches the picture.",
    "Out of the paper and into its place within a minute.",
    "My neighbour has ordered one after seeing mine.",
    "I moved house with it and nothing happened.",
    "It was a small risk to order unseen, and it paid off.",
    "We fought over it, now we have two.",
    "Better in the hand than on the screen.",
    "Delivered to the neighbour as I had asked.",
    "Not a single flaw that I could find.",
    "Good to buy from people instead of a warehouse.",
    "It feels calm, if a thing can feel calm.",
    "The details are where they should be.",
    "It looks older than it is, in a good way.",
    "I forgot how long I had looked for one.",
    "Straight out of the box into use.",
    "Visitors pick it up and turn it over.",
    "After half a year it looks as on the first day.",
    "My sister in Lisbon has the same one and says the same.",
  ],
  mid: [
    "Delivery took longer than the page said.",
    "The box was larger than the contents deserved.",
    "A little dear for what it is.",
    "I had expected a bit more for the money.",
    "There is a small mark that I can live with.",
    "The size is on the edge for us.",
    "I wish there were more colours.",
    "The leaflet is only in English.",
    "It took a few days to get used to it.",
    "One star less because it came a week late.",
    "Nice, but my old one was not worse.",
    "The carton was open at one side, contents fine.",
    "I would choose the other colour next time.",
    "The finish is less even than in the pictures.",
    "It does its work and does not delight me.",
    "The postage was high for one small thing.",
    "I had to write twice to get an answer.",
    "Good idea, ordinary execution.",
    "It is fine, no more and no less.",
    "Somewhat smaller than I had in mind.",
  ],
  poor: [
    "It arrived broken and I am waiting for the replacement.",
    "The wrong colour was in the box.",
    "It looks used, and I paid for a new one.",
    "After three weeks I gave it away.",
    "The pictures promise more than what came.",
    "The parcel stood in the rain and so did what was inside.",
    "Something was missing from the box.",
    "It came a month after it had been promised.",
    "It is not the size the page says.",
    "I gave it a fair chance and I still do not like it.",
  ],
};

/** What follows a complaint. */
export const afterthoughts: string[] = [
  "I sent it back and had to pay the postage.",
  "Nobody answered my two messages.",
  "I expected better at this price.",
  "The refund took eighteen days.",
  "I have asked for my money back.",
  "A replacement was offered, and I did not want to wait again.",
  "The seller was polite about it, at least.",
  "It went back the same day.",
  "A friend has the same one without any trouble, so perhaps I was unlucky.",
  "I shall not try a second time.",
];

/** Fits one top category. */
export const categoryRemarks: Record<string, Remarks> = {
  kitchen: {
    good: ["It has a fixed place beside the stove now.", "Easy to wash, which decides what gets used here."],
    mid: ["It takes more room in the cupboard than I had planned."],
    poor: ["There was a stain on it that no soap takes off."],
  },
  ceramics: {
    good: ["You can see the hand that made it.", "The weight is right, neither clumsy nor thin."],
    mid: ["Mine differs more from the picture than I had expected of handmade."],
    poor: ["It arrived in four pieces, the padding was thin."],
  },
  furniture: {
    good: ["The oak smells of oak, not of varnish.", "It looks as if it had always stood there."],
    mid: ["The wood is lighter than in the picture."],
    poor: ["A deep scratch ran along the front."],
  },
  lighting: {
    good: ["The room looks warmer in the evening.", "We eat longer since it stands there."],
    mid: ["The cord is half a metre too short for us."],
    poor: ["The plug was loose and got warm."],
  },
  textiles: {
    good: ["The weave is dense and even.", "The colour has not faded in a south-facing room."],
    mid: ["It needs more ironing than I do."],
    poor: ["There was a pulled thread right across it."],
  },
  plants: {
    good: ["The box had air holes and a warning for the postman.", "Healthy, and not a trace of vermin."],
    mid: ["Two days in the post had made it thirsty."],
    poor: ["The pot was loose in the box and the soil was everywhere."],
  },
  bags: {
    good: ["It gets better with every trip.", "Every seam I looked at is straight."],
    mid: ["I would like one more pocket inside."],
    poor: ["The lining was sewn in crooked."],
  },
  watches: {
    good: ["It came in a wooden box that I kept.", "It keeps better time than I do."],
    mid: ["The hands catch the light and vanish at some angles."],
    poor: ["There was dust under the glass."],
  },
  audio: {
    good: [
      "I hear things in records I have owned for years.",
      "Everything opens with one screwdriver, so I opened it.",
    ],
    mid: ["The manual leaves out how to pair a second phone."],
    poor: ["It crackled from the second day."],
  },
  stationery: {
    good: ["It makes me want to write by hand again.", "It is used up faster than I would like, which says enough."],
    mid: ["One edge was cut a little askew."],
    poor: ["It came bent in a thin envelope."],
  },
  outdoors: {
    good: ["Four nights on the coast path and no complaints.", "It packs small and wipes clean."],
    mid: ["A little heavier than stated on my scales."],
    poor: ["It gave up on the first weekend away."],
  },
  toys: {
    good: [
      "All three children play with it, at the same time even.",
      "It has been passed on to the cousin and is still whole.",
    ],
    mid: ["Loved for a week, and now now and then."],
    poor: ["It was broken on the evening of the birthday."],
  },
};

/** Fits one seller's ways. */
export const sellerRemarks: Record<string, Remarks> = {
  nordhal: {
    good: ["The wait of two weeks was announced and kept to the day."],
    mid: ["Three weeks of waiting is long, even if they say so.", "It was shipped only on the twelfth day."],
    poor: ["Five weeks, two postponed dates and no word in between.", "By the time it came I had bought another."],
  },
  "vela-audio": {
    good: ["I tried it at home for a month before I decided to keep it."],
    mid: ["I tried two and sent one back, which was easy."],
    poor: ["Returned. The label was quick, the sound was not what I had hoped."],
  },
  "pico-goods": {
    good: ["It came by ship from an island, and faster than from the next town."],
    mid: ["The ferry was cancelled, so I waited ten days."],
    poor: ["It sat in a customs shed or a ferry for two weeks, nobody could say which."],
  },
  "ember-and-oak": {
    good: ["Aoife packed it in the local newspaper, and I read all of it."],
    mid: ["They make small batches, so I waited two weeks for mine."],
    poor: ["I asked two questions before ordering, and both answers turned out wrong."],
  },
  "linde-and-loom": {
    good: ["Femke had put a note in the box and a thread of yarn for the cat."],
    mid: ["It left the shop a week after I had ordered."],
    poor: ["It left on a Thursday and spent the weekend in a depot."],
  },
  "maison-vallon": {
    good: ["It came wrapped like something for a birthday."],
    mid: ["A signature was needed and I am never at home."],
    poor: ["My order was called off after a week because a part had not come."],
  },
};
