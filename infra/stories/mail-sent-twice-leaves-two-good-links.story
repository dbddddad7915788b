# A mail with a link that went out twice after an ambiguous fault leaves both links good; the first that is used ends the other.
tenant muster in Europe/Berlin
owner olga
user uwe
mailer loses
as nobody
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 202
mails to uwe 1
wait 1h2m
mails to uwe 2
use first link of uwe with "Der Satz aus dem ersten Brief 11"
want 204
use second link of uwe
want 404 link_dead
