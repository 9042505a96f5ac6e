import type { Address } from "@stallhouse/contracts/address";

/** Someone who has shopped on the demo market. */
export interface DemoCustomer {
  name: string;
  email: string;
  address: Address;
}

/** Name; street; postal code; city. Grouped by country. */
const written: Record<string, string> = {
  IE: `
    Aisling Murphy; 14 Sea Road; H91 X2K7; Galway
    Conor Daly; 3 Barrack Street; T12 W8P4; Cork
    Niamh O'Sullivan; 27 Mill Lane; V94 R6C1; Limerick
    Seán Keane; 8 Harbour View; P17 E290; Kinsale
    Orla Fitzgerald; 52 Clonliffe Avenue; D03 H5T2; Dublin
    Eoin Brady; 6 Chapel Hill; F91 K8D0; Sligo`,
  FR: `
    Camille Roux; 18 rue des Tanneurs; 67000; Strasbourg
    Bastien Gauthier; 4 place de la Fontaine; 84000; Avignon
    Margaux Lefèvre; 77 quai de la Fosse; 44000; Nantes
    Karim Touati; 12 rue Paradis; 13006; Marseille
    Solène Le Gall; 9 venelle du Port; 29200; Brest
    Hugo Marchand; 31 cours Victor Hugo; 33000; Bordeaux
    Fatou Ndiaye; 5 rue de la Charité; 69002; Lyon
    Aurélie Dubois; 22 rue Oberkampf; 75011; Paris
    Thomas Perrin; 16 avenue de Genève; 74000; Annecy
    Élodie Carpentier; 40 rue Nationale; 59800; Lille
    Mathis Renaud; 2 chemin des Vignes; 21200; Beaune
    Nadia Cherif; 63 boulevard Gambetta; 06000; Nice`,
  DE: `
    Johanna Fischer; Lindenstraße 12; 10969; Berlin
    Lukas Weber; Am Kanal 4; 48153; Münster
    Birgit Schäfer; Obere Gasse 7; 97070; Würzburg
    Emre Yıldız; Venloer Straße 210; 50823; Köln
    Katharina Maurer; Hauptplatz 3; 86150; Augsburg
    Tobias Zimmermann; Werftweg 18; 24103; Kiel
    Svenja Reimers; Große Brunnenstraße 45; 22763; Hamburg
    Jonas Hartmann; Südvorstadt 21; 04275; Leipzig
    Leonie Pohl; Rebenweg 9; 79100; Freiburg
    Matthias König; Schloßstraße 33; 70176; Stuttgart
    Greta Albrecht; Deichweg 2; 28203; Bremen
    Felix Brandt; Neumarkt 15; 01067; Dresden
    Minh Tran; Friedberger Anlage 8; 60316; Frankfurt am Main
    Anneliese Vogt; Kirchgasse 1; 99084; Erfurt
    Paul Lehmann; Theresienhöhe 26; 80339; München
    Hanna Krüger; Auf der Höhe 11; 30559; Hannover`,
  NL: `
    Marieke Verhoeven; Oudegracht 122; 3511 AW; Utrecht
    Bram Janssen; Kerkstraat 41; 1017 GC; Amsterdam
    Sanne Kuipers; Noorderhaven 30; 9712 VK; Groningen
    Jeroen Dijkstra; Vismarkt 6; 8911 CV; Leeuwarden
    Fleur Hendriks; Boschstraat 55; 6211 AV; Maastricht
    Thijs Mulder; Stationsweg 14; 2312 AV; Leiden
    Yasmina El Amrani; Witte de Withstraat 80; 3012 BS; Rotterdam
    Pieter Bosman; Molenweg 3; 5611 EL; Eindhoven
    Lieke van Dam; Zeestraat 19; 2042 LC; Zandvoort`,
  BE: `
    Lotte Baert; Kouter 17; 9000; Gent
    Wim Claessens; Zurenborg 28; 2018; Antwerpen
    Amélie Lambert; rue du Bailli 36; 1050; Bruxelles
    Youssef Haddad; rue Léopold 11; 4000; Liège
    Katrien De Smet; Mechelsestraat 62; 3000; Leuven
    Simon Wouters; Langestraat 4; 8000; Brugge`,
  ES: `
    Marta Giménez; Calle de Sorní 14; 46004; Valencia
    Íñigo Salazar; Calle Ledesma 9; 48001; Bilbao
    Carmen Vidal; Carrer de Verdi 71; 08012; Barcelona
    Nuria Alonso; Calle Mayor 25; 50001; Zaragoza
    Pau Miralles; Carrer de la Lluna 3; 17004; Girona
    Rocío Herrera; Calle Betis 40; 41010; Sevilla
    Álvaro Castro; Rúa do Vilar 18; 15705; Santiago de Compostela
    Lucía Romero; Calle de Argumosa 33; 28012; Madrid
    Diego Navarro; Paseo de Almería 51; 04001; Almería
    Elena Pastor; Calle Real 7; 39001; Santander`,
  PT: `
    João Carvalho; Rua das Flores 102; 4050-265; Porto
    Beatriz Sousa; Rua da Saudade 8; 1100-583; Lisboa
    Rita Fonseca; Rua Direita 45; 3500-115; Viseu
    Duarte Leal; Rua do Mar 12; 9950-305; Madalena
    Inês Moreira; Largo da Portagem 3; 3000-337; Coimbra
    Tiago Pires; Rua de Santo António 60; 8000-283; Faro
    Mafalda Rocha; Avenida Central 21; 4710-229; Braga`,
  IT: `
    Giulia Rinaldi; Via San Vitale 30; 40125; Bologna
    Matteo Bianchi; Corso Regina Margherita 88; 10153; Torino
    Chiara Ferrari; Via Garibaldi 12; 16124; Genova
    Lorenzo Pellegrini; Via dei Coronari 54; 00186; Roma
    Elena Conti; Borgo San Frediano 27; 50124; Firenze
    Davide Moretti; Via Mazzini 6; 37121; Verona
    Sara Esposito; Via Toledo 201; 80132; Napoli
    Alessandro Greco; Via Roma 15; 95131; Catania
    Francesca Serra; Via Sulis 9; 09124; Cagliari`,
  DK: `
    Freja Nielsen; Mejlgade 44; 8000; Aarhus
    Rasmus Lund; Istedgade 73; 1650; København
    Signe Holm; Algade 10; 4000; Roskilde
    Anders Juhl; Vesterå 5; 9000; Aalborg
    Mette Kjær; Overgade 18; 5000; Odense`,
  SE: `
    Linnea Ekström; Majorsgatan 7; 413 08; Göteborg
    Oskar Sandberg; Hornsgatan 92; 118 21; Stockholm
    Ingrid Bergvall; Stora Södergatan 31; 222 23; Lund
    Elias Nyström; Kungsgatan 14; 903 25; Umeå
    Maja Hedlund; Svartbäcksgatan 20; 753 32; Uppsala`,
  FI: `
    Aino Korhonen; Vaasankatu 13; 00500; Helsinki
    Eero Virtanen; Hämeenkatu 28; 33200; Tampere
    Mikko Laine; Läntinen Rantakatu 9; 20100; Turku`,
  AT: `
    Magdalena Huber; Neubaugasse 38; 1070; Wien
    Stefan Gruber; Lendplatz 6; 8020; Graz
    Theresa Winkler; Linzer Gasse 17; 5020; Salzburg
    Florian Moser; Maria-Theresien-Straße 24; 6020; Innsbruck
    Elif Demir; Landstraße 48; 4020; Linz`,
  PL: `
    Agnieszka Kowalczyk; ul. Józefa 11; 31-056; Kraków
    Piotr Wiśniewski; ul. Mokotowska 40; 00-543; Warszawa
    Zofia Nowak; ul. Mariacka 5; 80-833; Gdańsk
    Krzysztof Zając; ul. Ruska 22; 50-079; Wrocław
    Hanna Lewandowska; ul. Święty Marcin 60; 61-807; Poznań`,
  CZ: `
    Tomáš Horák; Jakubské náměstí 4; 602 00; Brno
    Lenka Dvořáková; Korunní 58; 120 00; Praha
    Jan Pospíšil; Dolní náměstí 9; 779 00; Olomouc
    Hana Králová; Pražská 16; 301 00; Plzeň`,
  HU: `
    Réka Szabó; Kárász utca 8; 6720; Szeged
    Bence Tóth; Ráday utca 21; 1092; Budapest
    Eszter Varga; Király utca 14; 7621; Pécs`,
  SI: `
    Ana Kovač; Trubarjeva cesta 33; 1000; Ljubljana
    Luka Zupan; Koroška cesta 12; 2000; Maribor`,
  HR: `
    Maja Horvat; Vlaška ulica 64; 10000; Zagreb
    Ivan Babić; Marmontova ulica 3; 21000; Split`,
  GR: `
    Eleni Papadaki; Odos Chatzimichali 7; 731 32; Chania
    Nikos Georgiou; Tsimiski 101; 546 22; Thessaloniki`,
  EE: `
    Kadri Tamm; Rüütli 9; 51007; Tartu
    Rasmus Saar; Telliskivi 35; 10611; Tallinn`,
  LV: `
    Ilze Ozola; Ģertrūdes iela 47; LV-1011; Rīga
    Mārtiņš Kalniņš; Graudu iela 28; LV-3401; Liepāja`,
  LT: `
    Rūta Balčiūnė; Pilies gatvė 12; LT-01123; Vilnius
    Tomas Petrauskas; Vilniaus gatvė 30; LT-44286; Kaunas`,
  LU: `
    Claire Weber-Thill; rue de Strasbourg 19; 2560; Luxembourg
    Marc Hoffmann; Grand-Rue 6; 6730; Grevenmacher`,
  RO: `
    Ioana Dumitrescu; Strada Republicii 18; 500030; Brașov
    Andrei Munteanu; Strada Memorandumului 10; 400114; Cluj-Napoca`,
};

export const customers: DemoCustomer[] = Object.entries(written).flatMap(([country, lines]) =>
  lines
    .trim()
    .split("\n")
    .map((line) => customerOf(line, country)),
);

function customerOf(line: string, country: string): DemoCustomer {
  const [name = "", line1 = "", postalCode = "", city = ""] = line.split(";").map((part) => part.trim());
  return { name, email: `${mailboxOf(name)}@example.com`, address: { name, line1, postalCode, city, country } };
}

/** "Rūta Balčiūnė" → "ruta.balciune". */
function mailboxOf(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll("ø", "o").replaceAll("æ", "ae").replaceAll("ı", "i").replaceAll("'", "").replaceAll(" ", ".");
}
