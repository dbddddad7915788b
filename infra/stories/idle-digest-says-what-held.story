# The morning's digest says of each by which period he was idle and which day his letter named, also when the rule is off by then.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PUT /v1/settings/security {"idleDays":90}
want 200
wait 88d
sign in anna
wait 3d
sign in anna
GET /v1/users/@uwe
want 200 status deactivated
PUT /v1/settings/security {"idleDays":null}
want 200
wait 1d
mail to anna is idle-digest
mail to anna contains "had not been used for 90 days. This was announced at least 15 days before." "announced for"
