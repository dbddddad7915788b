# A deactivated user stays in the database and in his folders, and the same button lets him in again.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
POST /v1/folders {"name":"Projekte"}
want 201
call it projekte
PUT /v1/folders/@projekte/members/@uwe {"role":"participant"}
want 200
as uwe
GET /v1/me
want 200
as anna
POST /v1/users/@uwe/deactivate
want 200 status deactivated idle.state none
POST /v1/users/@uwe/deactivate
want 409 not_active
GET /v1/folders/@projekte/members
want 200 "@uwe" "Uwe Muster"
GET /v1/users/@uwe
want 200 status deactivated mail uwe@muster.example
POST /v1/users/@uwe/reactivate
want 200 status active
POST /v1/users/@uwe/reactivate
want 409 already_active
GET /v1/folders/@projekte/members/@uwe
want 200 role participant
# The session from before stays dead.
as uwe
GET /v1/me
want 401 ended
sign in uwe
want 200
GET /v1/users/@uwe/history
want 403 forbidden
as anna
GET /v1/users/@uwe/history
want 200 entries.0.event UserReactivated entries.1.event UserDeactivated entries.1.changes.0.old active entries.1.changes.0.new deactivated
event UserReactivated @uwe
