# One click manages a user in all subfolders.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
POST /v1/folders {"name":"Oben"}
want 201
call it oben
POST /v1/folders {"name":"Mitte","parent":"@oben"}
want 201
call it mitte
POST /v1/folders {"name":"Unten","parent":"@mitte"}
want 201
call it unten
POST /v1/folders/@oben/subtree {"user":"@uwe","role":"participant"}
want 202 state done total 3 done 3 skipped 0
GET /v1/folders/@unten/members/@uwe
want 200 role participant
POST /v1/folders/@oben/subtree {"user":"@uwe","role":"driver"}
want 202 state done total 3 skipped 3
POST /v1/folders/@oben/subtree {"user":"@uwe","role":null}
want 202 state done done 3
GET /v1/folders/@unten/members/@uwe
want 404 not_found
