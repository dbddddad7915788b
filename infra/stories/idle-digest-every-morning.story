# The digest of a day's deactivations leaves at seven in the morning, also when somebody's promise comes in that very minute.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-03T03:30:00Z
sign in anna
POST /v1/users {"mail":"nina@muster.example","firstName":"Nina","lastName":"Neu"}
want 201
call it nina
at 2026-03-17T12:00:00Z
sign in anna
want 200
at 2026-04-01T12:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 status deactivated
GET /v1/users/@nina
# seven in the morning in Berlin
want 200 idle.promise 2026-04-02T05:00:00Z
forget mails
at 2026-04-02T05:02:00Z
mails to anna 1
mail to anna is idle-digest
mail to anna contains "Uwe Muster"
mail to anna lacks "Nina"
sign in anna
GET /v1/users/@nina
want 200 status deactivated
forget mails
at 2026-04-03T04:58:00Z
no mail to anna
at 2026-04-03T05:02:00Z
mails to anna 1
mail to anna contains "Nina Neu"
