# A day before which the preview says that nobody is deactivated is never later than what a letter that stands has promised.
tenant muster in Europe/Berlin
owner olga
administrator anna
crowd p 1
wait 80d
sign in anna
PUT /v1/settings/security {"idleDays":90,"confirmed":1}
want 200
wait 5d
sign in anna
GET /v1/settings/security/preview?idleDays=60
want 200 alreadyWarned 1 warnedNow 0 firstDeactivation 2026-06-05T10:00:00Z firstNewDeactivation 2026-07-25T09:00:00Z
PUT /v1/settings/security {"idleDays":60,"confirmed":0}
want 200
# And that is when it happens.
wait 10d
wait 1h59m
sign in anna
GET /v1/users?status=deactivated
want 200 users.# 0
wait 10m
sign in anna
GET /v1/users?status=deactivated
want 200 users.# 1
