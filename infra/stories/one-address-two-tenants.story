# The same address in two tenants is two users; what happens to one does not touch the other.
tenant muster in Europe/Berlin
owner olga
administrator anna
tenant kunde in Europe/Vienna
owner karl
as anna
POST /v1/users {"mail":"both@muster.example","firstName":"Bea","lastName":"Beide"}
want 201
call it here
as karl
POST /v1/users {"mail":"BOTH@muster.example","firstName":"Bea","lastName":"Beide"}
want 201
call it there
use link of here
want 204
use first link of there
want 204
sign in here
want 200 tenant.handle muster user.id @here
sign in there
want 200 tenant.handle kunde user.id @there
as anna
POST /v1/users/@there/deactivate
want 404 not_found
POST /v1/users/@here/deactivate
want 200
as there
GET /v1/me
want 200
as here
GET /v1/me
want 401 ended
