# Ownership can be handed over to an administrator, and only owners change owners.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
POST /v1/users/@anna/hand-over
want 403 forbidden
PATCH /v1/users/@olga {"lastName":"Anders"}
want 403 owners_only
POST /v1/users/@olga/deactivate
want 403 owners_only
PATCH /v1/users/@anna {"owner":true}
want 403 owners_only
PATCH /v1/users/@anna {"superAdministrator":true}
want 403 owners_only
as olga
POST /v1/users/@uwe/hand-over
want 409 owner_needs_administrator
POST /v1/users/@anna/hand-over
want 200 owner true
# The session from before was an owner's.
GET /v1/me
want 401 ended
sign in olga
GET /v1/me
want 200 owner false "see-users" no "ownership"
sign in anna
GET /v1/me
want 200 owner true "ownership"
GET /v1/settings
want 200 owners.0 @anna owners.# 1
