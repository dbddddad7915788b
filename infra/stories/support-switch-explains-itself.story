# The switch says why it exists and how long to let support in; it reads the same in each language of its reader.
tenant muster in Europe/Berlin
owner olga
administrator anna language de
administrator fred language fr
as olga
GET /v1/support-access
want 200 on false ends null unlimited false default 1w "GDPR" "at least 1 day" "1 week" "4 months" zone Europe/Berlin
see periods.# 6 periods.0.period 1d periods.1.period 1w periods.2.period 2w periods.3.period 1m periods.4.period 4m periods.5.period unlimited periods.5.ends null
as anna
GET /v1/support-access
want 200 "DSGVO" "mindestens 1 Tag" "4 Monate"
as fred
GET /v1/support-access
want 200 "RGPD" "au moins 1 jour" "4 mois"
