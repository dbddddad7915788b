# The other answer to the brake switches the rule off.
tenant muster in Europe/Berlin
owner olga
administrator anna
crowd p 8
as anna
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-10T08:00:00Z
sign in anna
want 200
at 2026-04-01T09:05:00Z
sign in anna
POST /v1/settings/security/brake {"answer":"stop"}
want 200 idleDays null brake null
wait 30d
sign in anna
GET /v1/users?status=deactivated
want 200 users.# 5
GET /v1/settings/history
want 200 "IdleBrakeTripped" "IdleBrakeAnswered"
