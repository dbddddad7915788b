# More automatic deactivations within a day than the brake allows stop the rule until an administrator answers: go on.
tenant muster in Europe/Berlin
owner olga
administrator anna
crowd p 8
as anna
# Saved before they were due, so they count.
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-10T08:00:00Z
sign in anna
want 200
at 2026-04-01T09:05:00Z
sign in anna
GET /v1/users?status=deactivated
want 200 users.# 5
GET /v1/settings/security
want 200 brake.limit 5
GET /v1/me
want 200 brakeWaitingSince 2026-04-01T09:00:00Z
mail to anna is idle-brake
mail to olga is idle-brake
# It says how many wait, and how many went before.
mail to olga contains "3 accounts in" "5 accounts were deactivated automatically already"
wait 2d
GET /v1/users?status=deactivated
want 401 ended
sign in anna
GET /v1/users?status=deactivated
want 200 users.# 5
PUT /v1/settings/security {"idleDays":60,"confirmed":9}
want 409 brake_waiting
POST /v1/settings/security/brake {"answer":"go-on"}
want 200 brake null
POST /v1/settings/security/brake {"answer":"go-on"}
want 409 brake_not_waiting
wait 1h
GET /v1/users?status=deactivated
want 200 users.# 8
