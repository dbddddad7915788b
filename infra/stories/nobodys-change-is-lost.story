# Two administrators who change one user at once do not overwrite each other: the second is told and sees the first one's change.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
with If-Match none
PATCH /v1/users/@uwe {"department":"A"}
want 428 if_match_missing
with If-Match 1
PATCH /v1/users/@uwe {"department":"A"}
want 200 version 2
as olga
with If-Match 1
PATCH /v1/users/@uwe {"department":"B"}
want 412 stale
with If-Match anything
PATCH /v1/users/@uwe {"department":"B"}
want 412 stale
GET /v1/users/@uwe
want 200 department A
