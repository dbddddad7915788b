# Whoever loses the licence or the administrator right is out of the user menu at the very next request.
tenant muster in Europe/Berlin
owner olga
administrator anna
administrator adam
as anna
GET /v1/users
want 200
as adam
GET /v1/users
want 200
as olga
# Lowering the licence alone is refused with the reason; both together is a demotion.
PATCH /v1/users/@anna {"licence":"driver"}
want 409 demotion errors.0.pointer /licence
PATCH /v1/users/@anna {"licence":"driver","administrator":false}
want 200 licence driver administrator false
as anna
GET /v1/users
want 401 ended why deactivated
sign in anna
want 200
GET /v1/users
want 403 forbidden
as olga
PATCH /v1/users/@adam {"administrator":false}
want 200 licence executive administrator false
as adam
GET /v1/users
want 401 ended
sign in adam
want 200
GET /v1/users
want 403 forbidden
