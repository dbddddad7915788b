# Signing in within the 15 days cancels the deactivation, and the period begins anew.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-10T08:00:00Z
sign in anna
want 200
at 2026-03-17T09:05:00Z
mails to uwe 1
# A failed sign-in, a mailed link and nothing else do not count.
sign in uwe with "not the right password"
want 401 wrong_credentials
at 2026-04-01T08:58:00Z
sign in uwe
want 200
event UserWarningVoid @uwe
at 2026-04-02T00:00:00Z
as anna
sign in anna
GET /v1/users/@uwe
want 200 status active idle.state counting idle.anchor 2026-04-01T08:58:00Z idle.warnAt 2026-04-16T08:58:00Z
at 2026-04-16T08:57:00Z
mails to uwe 1
at 2026-04-16T10:05:00Z
mails to uwe 2
mail to uwe is idle-warning
