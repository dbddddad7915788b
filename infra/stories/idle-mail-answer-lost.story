# A warning that went out while the answer was lost is followed by at most one more, and a report of delivery makes even that needless.
tenant muster in Europe/Berlin
owner olga
user uwe
as olga
PUT /v1/settings/security {"idleDays":30}
want 200
mailer loses
at 2026-03-17T08:20:00Z
mails to uwe 1
deliver uwe
at 2026-03-18T12:00:00Z
mails to uwe 1
sign in olga
GET /v1/users/@uwe
want 200 idle.state warned
at 2026-04-02T12:00:00Z
sign in olga
GET /v1/users/@uwe
want 200 status deactivated
