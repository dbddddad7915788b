# The list shows all users by default, the deactivated too, with their status and the counts.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
user berta
as anna
POST /v1/users/@uwe/deactivate
want 200
GET /v1/users
want 200 total 4 users.# 4 "@uwe" counts.active 3 counts.deactivated 1 counts.invited 2
GET /v1/users?status=deactivated
want 200 users.# 1 users.0.id @uwe users.0.status deactivated total 4
GET /v1/users?status=active
want 200 users.# 3 no "@uwe"
GET /v1/users?status=invited
want 200 users.# 2 "@olga" "@berta"
GET /v1/users?status=sleeping
want 422 invalid
# Several at once, and a part of a name or an address; it stands in the body, never in the address of the request.
POST /v1/users/search {"status":["deactivated"],"text":"uwe@"}
want 200 users.# 1 users.0.id @uwe matched 1 complete true
POST /v1/users/search {"text":"BERTA"}
want 200 users.# 1 users.0.id @berta
