# A list comes in pages, and a page token is good only in its own list and session.
tenant muster in Europe/Berlin
owner olga
administrator anna
crowd p 5
as anna
GET /v1/users?page_size=3
want 200 users.# 3 complete false
POST /v1/users/search {"pageSize":3}
want 200 users.# 3 users.0.id @anna users.1.id @olga matched 3
GET /v1/users?page_size=8
want 200 users.# 7 complete true
GET /v1/users?page_token=bm90aGluZw
want 422 bad_page_token
GET /v1/users?page_size=201
want 422 invalid
GET /v1/users?page_size=0
want 422 invalid
GET /v1/users?mail=anna@muster.example
want 422 invalid
