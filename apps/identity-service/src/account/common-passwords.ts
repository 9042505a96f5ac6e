/** Words that stand in nearly every leaked list. A password that is one of them with digits or signs around it is known too. */
const words = `
password passwort passord motdepasse contrasena wachtwoord haslo parola passw0rd p@ssword p@ssw0rd pa55word pa55w0rd
welcome willkommen bienvenue welkom letmein trustno iloveyou loveyou ilovegod ichliebedich jetaime tequiero
qwerty qwertyui qwertyuiop qwertz qwertzui qwertzuiop azerty azertyuiop asdfgh asdfghjk asdfghjkl asdfasdf yxcvbnm
zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc qwerasdf qweqwe asdasd zxczxc poiuytrewq mnbvcxz lkjhgfdsa
admin administrator adminadmin root superuser guest test testtest tester default changeme changeit secret secrets
computer internet samsung google facebook youtube instagram microsoft windows apple iphone android whatsapp
football baseball basketball softball liverpool arsenal chelsea barcelona realmadrid juventus manchester everton
superman batman spiderman starwars startrek pokemon naruto minecraft fortnite nintendo playstation mustang corvette
ferrari porsche mercedes princess sunshine butterfly flower flowers rainbow unicorn dolphin dolphins dragon monkey
shadow master hunter killer tigger charlie michael michelle jennifer jessica daniel ashley amanda nicole thomas
jordan andrew joshua matthew anthony samantha elizabeth victoria alexander benjamin christian sebastian maximilian
summer winter spring autumn sommer january february march april august september october november december
monday tuesday wednesday thursday friday saturday sunday london berlin paris madrid america england germany france
chocolate cheese cookie cookies banana pumpkin freedom forever whatever nothing blessed jesus jesuschrist family
babygirl babyboy sweetheart beautiful lovely angel angels heaven diamond silver golden orange purple yellow
metallica nirvana slipknot blink eminem hello helloworld goodbye
shopping marketplace market stallhouse
`
  .trim()
  .split(/\s+/);

/** Strings that are no word. */
const sequences = `
12345678 123456789 1234567890 0123456789 87654321 987654321 9876543210 11223344 1122334455 12341234 12121212 123123123
1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 1qaz2wsx 1qaz2wsx3edc zaq12wsx zaq1zaq1 xsw21qaz 1a2b3c4d a1b2c3d4 abcd1234
abc12345 abcdefgh abcdefghi abcdefghij abc123abc 1234qwer qwer1234 asdf1234 pass1234 test1234 1234abcd 147258369
159753159 741852963 789456123 321654987 password1 drowssap 00000000 13131313 31415926 20202020 20252025 20262026
`
  .trim()
  .split(/\s+/);

const known = new Set([...words, ...sequences]);

/** Whether a password is among those that are tried first. Capitals and digits or signs around a known word do not help. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  const bare = lower.replace(/^[\d\W_]+|[\d\W_]+$/gu, "");
  return known.has(lower) || known.has(bare) || /^(.{1,4})\1+$/su.test(lower);
}
