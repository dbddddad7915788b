# A creation that is sent twice under one key makes one user and one mail, and the key is good for nothing else.
tenant muster in Europe/Berlin
owner olga
administrator anna
as anna
with Idempotency-Key once
POST /v1/users {"mail":"nina@muster.example","firstName":"Nina","lastName":"Neu"}
want 201
call it nina
with Idempotency-Key once
POST /v1/users {"mail":"nina@muster.example","firstName":"Nina","lastName":"Neu"}
want 201 id @nina
mails to nina 1
with Idempotency-Key once
POST /v1/users {"mail":"other@muster.example","firstName":"Nina","lastName":"Neu"}
want 422 key_reused
no mail to other@muster.example
wait 23h
sign in anna
want 200
with Idempotency-Key once
POST /v1/users {"mail":"nina@muster.example","firstName":"Nina","lastName":"Neu"}
want 201 id @nina
