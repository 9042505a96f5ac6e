/** Who writes reviews: first name and initial, as the market shows them. */
export const reviewers: string[] = `
  Aisling M., Niamh O., Conor D., Sean K., Maeve R., Eilidh S., Callum B., Harriet W., Imogen T., Rhys P.,
  Owen G., Priya N., Yusuf A., Zainab H., Marieke V., Bram J., Sanne K., Jeroen D., Lotte B., Wim H.,
  Anneke S., Thijs M., Camille R., Étienne B., Margaux L., Hugo F., Manon C., Bastien G., Solène P., Karim T.,
  Lukas W., Johanna F., Matthias K., Svenja R., Jonas H., Birgit S., Katharina M., Emre Y., Leonie P., Tobias Z.,
  Freja N., Rasmus L., Signe H., Anders J., Ingrid B., Sigrid T., Linnea E., Oskar S., Aino K., Eero V.,
  Mikko L., Giulia R., Matteo B., Chiara F., Lorenzo P., Elena C., Marta G., Íñigo S., Carmen V., Nuria A.,
  Pau M., João C., Beatriz S., Rita F., Duarte L., Agnieszka K., Piotr W., Zofia N., Tomáš H., Lenka D.,
  Réka S., Bence T., Ana P., Luka K., Maja Z., Ioana D., Andrei M., Eleni P., Nikos G., Kadri T.,
  Rūta B., Ilze O., Dimitar S., Hana L., Mateja B., Aurélie D., Fatou N., Gudrun E.
`
  .split(",")
  .map((name) => name.trim());
