# The last active owner is never deactivated automatically.
tenant muster in Europe/Berlin
owner olga
user uwe
as olga
PUT /v1/settings/security {"idleDays":30}
want 200
wait 100d
mails to olga 1
mail to olga is idle-digest
mail to uwe is idle-warning
sign in olga
GET /v1/users/@olga
want 200 status active
GET /v1/users/@uwe
want 200 status deactivated
