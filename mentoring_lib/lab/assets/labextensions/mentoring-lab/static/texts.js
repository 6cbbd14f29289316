/* Every sentence a learner can read from this extension. */
export const texts = {
  home: "Begin",
  homeHint: "Ga naar de beginpagina van de cursus",
  reload: "Les opnieuw laden",
  reloadHint: "Zet deze les opnieuw klaar. Wat je hebt ingevuld, blijft bewaard.",
  showCode: "Toon code",
  hideCode: "Verberg code",
  codeHint: "De code achter deze les. Die heb je niet nodig om te oefenen.",
  toolbar: "Cursusknoppen",
  busy: "De les wordt klaargezet…",
  failed:
    "De les is niet helemaal klaargezet. Wat je eerder hebt ingevuld, is bewaard. " +
    "Klik op ‘Les opnieuw laden’. Lukt het dan nog niet, stuur je trainer dan deze melding:",
  noKernel: "de les kreeg geen verbinding met het programma dat de oefeningen laat werken",
  kernelDied:
    "Deze les is onverwacht gestopt. Wat je hebt ingevuld, is bewaard. " +
    "Klik op ‘Les opnieuw laden’ om verder te gaan.",
  offline:
    "De verbinding met de cursus is weg. Wat je tot nu toe hebt ingevuld, is bewaard. " +
    "Vul nu even niets nieuws in. Komt de verbinding niet vanzelf terug? " +
    "Sluit dan dit tabblad en start de cursus opnieuw.",
  saved: "Opslaan hoeft niet: wat je invult, wordt vanzelf bewaard.",
  print: "Afdrukken…",
  course: "Mentoraat",
};
