# The user menu is open only to active users with the licence executive and the administrator right.
tenant muster in Europe/Berlin
owner olga
administrator anna
executive emil
driver dora
user uwe
as uwe
GET /v1/users
want 403 forbidden
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N"}
want 403 forbidden
GET /v1/me
want 200 no "see-users" no "create" no "support-access"
as dora
GET /v1/users/@uwe
want 403 forbidden
as emil
GET /v1/users
want 403 forbidden
GET /v1/users/summary
want 403 forbidden
as anna
GET /v1/users
want 200 total 5
GET /v1/me
want 200 "see-users" "make-users" "delete-users" owner false
as nobody
GET /v1/users
want 401 unauthenticated
