# Signing in answers alike for an unknown tenant, an unknown address and a wrong password; only the right password learns of a deactivation.
tenant muster in Europe/Berlin
owner olga
user uwe
user dora
as olga
POST /v1/users/@dora/deactivate
want 200
as nobody
POST /v1/sign-in {"tenant":"muster","mail":"uwe@muster.example","password":"not the right one"}
want 401 wrong_credentials
POST /v1/sign-in {"tenant":"muster","mail":"nobody@muster.example","password":"not the right one"}
want same
POST /v1/sign-in {"tenant":"nowhere","mail":"uwe@muster.example","password":"not the right one"}
want same
POST /v1/sign-in {"tenant":"muster","mail":"no address","password":"not the right one"}
want same
POST /v1/sign-in {"tenant":"muster","mail":"dora@muster.example","password":"not the right one"}
want same
POST /v1/sign-in {"tenant":"muster","mail":"dora@muster.example","password":""}
want same
POST /v1/sign-in {"tenant":"muster","mail":"dora@muster.example","password":"Ein Satz, den nur ich kenne: 77"}
want 403 deactivated "ask your administrator"
# Asking for a link says nothing either, and mails only who is there and active.
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 202
POST /v1/password-links {"tenant":"muster","mail":"nobody@muster.example"}
want same
POST /v1/password-links {"tenant":"muster","mail":"dora@muster.example"}
want same
POST /v1/password-links {"tenant":"nowhere","mail":"uwe@muster.example"}
want same
mails to uwe 1
no mail to dora
no mail to nobody@muster.example
# A link that is none, one of another person's address, one that was used: one answer.
POST /v1/passwords {"link":"cfl_nothing","password":"Noch ein Satz fürs Passwort 88"}
want 404 link_dead
