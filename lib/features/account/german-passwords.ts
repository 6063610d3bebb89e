/** Words that German speakers choose, and that the shipped list does not have. */
export const germanPasswords = `
  abendessen anmelden anmeldung apfel arbeit bärchen bärli benutzer benutzername biene blümchen brüderchen deutsch
  dienstag donnerstag egal einhorn engelchen erdbeere esel fahrrad feierabend ferien feuer fledermaus freiheit freunde
  freundin freundschaft frühling frühstück fußball fußballgott geburtstag geheimnis geheimwort glück glückskind gummibär
  guten gutentag gutenmorgen gutenabend hallihallo hallöchen hasi herbst herzchen hündchen ichbins ichhassedich
  ichliebe ichliebedich ichliebdich ichwillrein irgendwas jahreszeit kätzchen keineahnung keinpasswort kennwort
  kennwort123 köln könig königin kuchen lassmichrein leidenschaft liebling losgehts mädchen mama marienkäfer märz mausi
  mäuschen mein meinkonto meinname meinpasswort mittwoch moin mond mönchengladbach montag morgen müller münchen
  mutter nachbar nachricht neuespasswort niedersachsen nürnberg oma opa ostern österreich papa passwörter pferd pferde
  pinguin postkarte pupsi prinz prinzessin qwertz qwertzu qwertzui qwertzuiop regenbogen samstag schäfer schätzchen
  scheiße schlüssel schmetterling schneeflocke schokolade schöner schönes schule schwester sommer sommerferien
  sonnenblume sonnenschein sonnig spatz spatzi spitzname stuttgart sesamöffnedich testen testkonto testpasswort tschüss
  überraschung unbekannt urlaub vater vergessen vielglück vogel wald wasserfall weihnachten weihnachtsmann willkommen
  wochenende wolke wunderbar yxcvbnm zauberer zugang zugangsdaten zuhause zwerg
`
  .trim()
  .split(/\s+/)
