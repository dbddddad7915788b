# A list comes in pages, and a page token is good only in its own list, filter and session.
tenant muster in Europe/Berlin
owner olga
administrator anna
crowd p 5
as anna
GET /v1/users?page_size=3
want 200 users.# 3 users.0.id @anna users.1.id @olga users.2.id @p1 matched 3 complete false
keep nextPageToken as next
GET /v1/users?page_size=3&page_token=@next
want 200 users.# 3 users.0.id @p2 users.2.id @p4 matched 6
keep nextPageToken as last
GET /v1/users?page_size=3&page_token=@last
want 200 users.# 1 users.0.id @p5 matched 7 complete true nextPageToken null
POST /v1/users/search {"pageSize":3,"text":"p","pageToken":"@next"}
want 422 bad_page_token
GET /v1/settings/history?page_token=@next
want 422 bad_page_token
as olga
GET /v1/users?page_token=@next
want 422 bad_page_token
as anna
sign in anna
GET /v1/users?page_token=@next
want 422 bad_page_token
GET /v1/users?page_token=bm90aGluZw
want 422 bad_page_token
GET /v1/users?page_size=8
want 200 users.# 7 complete true
GET /v1/users?page_size=201
want 422 invalid errors.0.pointer page_size
GET /v1/users?page_size=0
want 422 invalid
GET /v1/users?mail=anna@muster.example
want 422 invalid
