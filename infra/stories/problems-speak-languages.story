# A refusal is told in the reader's language; its code stays the same for programs.
tenant muster in Europe/Berlin
owner olga
as olga
reading de-AT,de;q=0.9
GET /v1/users/usr_00000000000000000000000000
want 404 not_found no "There is"
reading fr
GET /v1/users/usr_00000000000000000000000000
want 404 not_found no "There is"
reading es
GET /v1/users/usr_00000000000000000000000000
want 404 not_found "There is no such thing here."
reading de
POST /v1/users {"mail":"x"}
want 422 invalid no "Some of what"
