# Several users are deactivated, reactivated or invited at once, each decided as he would be alone, with a verdict per user.
tenant muster in Europe/Berlin drivers 2 executives 3
owner olga
administrator anna
driver dora
driver dirk
user uwe
user ursel
tenant fremd in Europe/Berlin
owner fritz
as uwe
POST /v1/users/batch {"do":"deactivate","users":["@ursel"]}
want 403 forbidden
as anna
POST /v1/users/batch {"do":"delete","users":["@ursel"]}
want 422 invalid
POST /v1/users/batch {"do":"invite","users":[]}
want 422 invalid
POST /v1/users/batch {"do":"invite","users":["@uwe","@uwe"]}
want 422 bad_users errors.0.pointer /users/1
POST /v1/users/batch {"do":"invite","users":["somebody"]}
want 422 bad_users errors.0.pointer /users/0

# The owner only an owner touches, another tenant's user is as unknown as nobody, and each session of the others is dead at once.
with Idempotency-Key "b1"
POST /v1/users/batch {"do":"deactivate","users":["@uwe","@dora","@olga","@fritz","usr_00000000000000000000000000"]}
want 202 kind users do deactivate state done total 5 done 5 skipped 3
call it first
GET /v1/jobs/@first
want 200 results.# 5 "Uwe Muster" "owners_only" "not_found" no "Fritz"
GET /v1/users/@uwe
want 200 status deactivated
GET /v1/users/@uwe/history
want 200 entries.0.event UserDeactivated entries.0.byName "Anna Muster" entries.0.by.cause "by hand"
event UserDeactivated @dora
as uwe
GET /v1/me
want 401
as anna
# The same request again is the same job.
with Idempotency-Key "b1"
POST /v1/users/batch {"do":"deactivate","users":["@uwe","@dora","@olga","@fritz","usr_00000000000000000000000000"]}
want 202 id @first
with Idempotency-Key "b1"
POST /v1/users/batch {"do":"reactivate","users":["@uwe"]}
want 422 key_reused

# Seats are taken as one by one: the last that does not fit is left, with the reason.
POST /v1/users {"mail":"doris@muster.example","firstName":"Doris","lastName":"Drei","licence":"driver"}
want 201
POST /v1/users/batch {"do":"reactivate","users":["@uwe","@dora","@dirk"]}
want 202 state done done 3 skipped 2
call it second
GET /v1/jobs/@second
want 200 "no_seat" "already_active"
GET /v1/users/@uwe
want 200 status active
GET /v1/users/@dora
want 200 status deactivated

# Invitations: one letter each, and nobody's mailbox is flooded.
forget mails
POST /v1/users/batch {"do":"invite","users":["@uwe","@ursel","@dora"]}
want 202 state done done 3 skipped 1
mails to uwe 1
mails to ursel 1
mails to dora 0
POST /v1/users/batch {"do":"invite","users":["@uwe"]}
want 202 skipped 0
POST /v1/users/batch {"do":"invite","users":["@uwe"]}
want 202 skipped 0
POST /v1/users/batch {"do":"invite","users":["@uwe"]}
want 202 skipped 0
POST /v1/users/batch {"do":"invite","users":["@uwe"]}
want 202 skipped 0
POST /v1/users/batch {"do":"invite","users":["@uwe"]}
want 202 done 1 skipped 1
call it flood
GET /v1/jobs/@flood
want 200 results.0.why too_often

# An owner may what only owners may, but not take the last one away; who locks himself out comes last.
as olga
POST /v1/users/batch {"do":"deactivate","users":["@olga","@ursel"]}
want 202 state done done 2 skipped 1
call it third
GET /v1/jobs/@third
want 200 "last_owner"
as anna
POST /v1/users/batch {"do":"deactivate","users":["@anna","@dirk"]}
want 202 state done done 2 skipped 0
GET /v1/me
want 401 ended why deactivated
