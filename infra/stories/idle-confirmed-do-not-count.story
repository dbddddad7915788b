# The people whom the preview showed and an administrator confirmed do not count towards the brake.
tenant muster in Europe/Berlin
owner olga
administrator anna
crowd p 8
wait 100d
as anna
PUT /v1/settings/security {"idleDays":30,"confirmed":8}
want 200
wait 16d
sign in anna
GET /v1/users?status=deactivated
want 200 users.# 8
GET /v1/settings/security
want 200 brake null
