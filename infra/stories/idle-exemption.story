# An administrator may exempt a user until a date, with a reason that stands in his history; never silently.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PUT /v1/settings/security {"idleDays":30}
want 200
PUT /v1/users/@uwe/exemption {"until":"2026-06-01T00:00:00Z","reason":"x"}
want 422 bad_exemption_reason errors.0.pointer /reason
PUT /v1/users/@uwe/exemption {"until":"2026-03-01T00:00:00Z","reason":"on parental leave"}
want 422 bad_until errors.0.pointer /until
at 2026-03-17T09:05:00Z
mails to uwe 1
sign in anna
PUT /v1/users/@uwe/exemption {"until":"2026-06-01T00:00:00Z","reason":"on parental leave"}
want 200 idle.state exempt idle.exemptUntil 2026-06-01T00:00:00Z idle.exemptWhy "on parental leave"
at 2026-04-10T00:00:00Z
sign in anna
want 200
at 2026-04-20T00:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 status active
GET /v1/users/@uwe/history
want 200 entries.0.event UserExempted "on parental leave"
GET /v1/settings/security/preview?idleDays=60
want 200 exempt 1
# Lifted, the rule counts from what came before: he is due at once, with a new letter and 15 new days.
DELETE /v1/users/@uwe/exemption
want 200 idle.state due
wait 1h5m
mails to uwe 2
GET /v1/users/@uwe
want 200 status active idle.promise 2026-05-05T02:00:00Z
wait 15d2h
sign in anna
GET /v1/users/@uwe
want 200 status deactivated
