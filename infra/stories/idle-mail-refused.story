# A warning that the mail system refuses is written again the next day; until one was accepted nobody is deactivated.
tenant muster in Europe/Berlin
owner olga
user uwe
as olga
PUT /v1/settings/security {"idleDays":30}
want 200
mailer refuses
mailer refuses
at 2026-03-19T07:00:00Z
no mail to uwe
at 2026-03-19T12:00:00Z
mails to uwe 1
at 2026-04-03T08:00:00Z
sign in olga
GET /v1/users/@uwe
want 200 status active
at 2026-04-04T00:00:00Z
sign in olga
GET /v1/users/@uwe
want 200 status deactivated
