/** How each seller answers: after a good review, and after one of one or two stars. */
export const sellerReplies: Record<string, { good: string[]; poor: string[] }> = {
  "ember-and-oak": {
    good: [
      "Thank you. Donal read this out loud over the lathe. Aoife",
      "That is kind of you. The kiln is on again tonight. Aoife",
      "Glad it has found a good home. Send us a photo if you like.",
      "Thank you, this is what we hope for when we pack them.",
    ],
    poor: [
      "I am sorry. Write to us with a photo and another one leaves on Tuesday, no need to return this one. Aoife",
      "That should not have left the workshop. Please answer the e-mail I have just sent you and we put it right.",
      "Thank you for telling us so plainly. We have changed how we check these before packing.",
      "I understand. Send it back within the 30 days, used or not, and you get your money.",
      "Donal has looked at ours and thinks you are right. He is changing it for the next batch.",
      "Sorry about that. I have sent you a message with two ways to settle it, choose whichever you prefer.",
    ],
  },
  nordhal: {
    good: [
      "Thank you. We pass this on to Lars, who built it.",
      "Good to hear. It should look better still in ten years.",
      "Thank you for waiting and for writing.",
    ],
    poor: [
      "We build to order and we were slower than we said. I apologise. Mikkel Nordhal",
      "Please write to us: spare parts are free in a case like this, and they go out first.",
      "You are right about the delay. We have moved the dates on the page so that they are true.",
      "I have asked the carrier for an explanation and us for a better carton. Mikkel",
      "We are sorry. Our carrier will collect it at our cost, the date is in your e-mail.",
      "Thank you for the honest words. We looked at the one in our hall and have found the cause.",
    ],
  },
  "vela-audio": {
    good: [
      "Thank you. Enjoy it for a long time.",
      "We put this on the wall next to the other list. Inés",
      "Good ears. Thank you for writing.",
    ],
    poor: [
      "I am sorry it was not for you. The label is in your account and costs you nothing. Inés",
      "That sounds like a loose contact. We send you the part and a screwdriver today, or you send it to us.",
      "Thank you for the sixty days you gave it. Your reason is on our wall and we work from that list.",
      "We measured the one you returned and you were right. A new one is on its way.",
      "I understand. The refund left our bank this morning.",
      "You describe it well, and it is a fault. Write to us and we collect it.",
    ],
  },
  "pico-goods": {
    good: [
      "Thank you from the harbour. Tomás",
      "My mother says thank you, and to use it often.",
      "We like to hear where our things end up. Thank you.",
      "Thank you. When it needs mending, you know where we are.",
    ],
    poor: [
      "The sea kept it for a while, and we should have written sooner. I am sorry. Tomás",
      "Send it to us and we mend it, or send a photo and we make another. You choose.",
      "That one is my work and I am ashamed of it. A new one leaves on Thursday.",
      "Thank you for saying so. We have changed what caused it.",
      "I am sorry. I have sent your money back, keep it or give it to somebody.",
      "You are right, the page was not clear about that. It is now.",
    ],
  },
  "linde-and-loom": {
    good: [
      "Thank you. That was one of the last of its batch, and a good one. Femke",
      "Joost is pleased and will not say so. I will: thank you.",
      "How nice to read this on a Monday morning.",
      "Thank you. We read these to each other in the van. Joost",
    ],
    poor: [
      "I am sorry about the journey it had. Send a photo and a new one leaves on Monday. Joost",
      "That should not happen. Please send it back at our cost, I want to see it. Femke",
      "Thank you for the photo. We have sent the money back today.",
      "You are right, and we have changed how we pack these.",
      "I am sorry. Write to us and we find something that suits you better.",
      "That batch was not what it should be, and we have taken it off the shelf.",
    ],
  },
  "maison-vallon": {
    good: [
      "Thank you for these kind lines. Étienne Vallon",
      "We read this aloud in the workshop. Thank you.",
      "That is good to know. It was made on a quiet day.",
    ],
    poor: [
      "I regret this. Please send it to us with the label attached and we exchange it at once. Étienne Vallon",
      "We have looked at the rest of the series and found two more with this fault. Thank you for telling us.",
      "The delay was ours and we ought to have written. I apologise.",
      "You will have a new part by the end of the week, at no cost.",
      "I am sorry that it did not please. You have 30 days, and I would rather have it back than you unhappy.",
      "You are right, and the description has been corrected.",
    ],
  },
};
