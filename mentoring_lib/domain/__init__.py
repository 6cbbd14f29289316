"""What things are in mentoring: values without files, clock or chance.

The code's words and what a Dutch reader sees:

=====================  =========================================
identifier             Dutch label
=====================  =========================================
scenario, scene        oefengesprek, moment
script                 gesprek zonder beoordeling
reply, reaction        antwoord, reactie
move                   gespreksinterventie
trust                  vertrouwen
ownership              eigenaarschap
tension                spanning
outcome                afloop: sterk, redelijk, zwak, dicht
exercise, item         opdracht, onderdeel
answer sheet           antwoordblad
answer key             sleutel
rubric, criterion      rubric, criterium
route                  leerroute (doelgroep DG1 tot en met DG4)
hand in                inleveren
feedback               terugkoppeling
=====================  =========================================
"""
