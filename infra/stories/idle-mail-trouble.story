# Whatever the mail system does, nobody is deactivated unwarned and nobody is skipped for ever.
tenant muster in Europe/Berlin
owner olga
user uwe
as olga
PUT /v1/settings/security {"idleDays":30}
want 200
mailer waits
mailer fails
at 2026-03-17T08:30:00Z
no mail to uwe
sign in olga
GET /v1/users/@uwe
want 200 idle.state due status active
# Nobody knows whether the second attempt went: after an hour it is tried again, with a later date.
at 2026-03-17T10:00:00Z
mails to uwe 1
GET /v1/users/@uwe
want 200 idle.state warned
at 2026-04-01T07:00:00Z
sign in olga
GET /v1/users/@uwe
want 200 status active
at 2026-04-01T12:00:00Z
GET /v1/users/@uwe
want 200 status deactivated
