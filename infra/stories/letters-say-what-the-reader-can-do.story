# Where only owners switch support access, its letters tell the other administrators whom to ask, and lead to no page they may not see.
tenant muster in Europe/Berlin
owner olga
administrator anna
as olga
PATCH /v1/settings {"grantByOwners":true}
want 200
PUT /v1/support-access {"on":true,"period":"1d"}
want 200
mail to olga is support-opened
mail to olga contains "You can switch it off at any time" "https://konto.werk.example/support-access"
mail to anna is support-opened
mail to anna contains "An owner can switch it off at any time"
mail to anna lacks "https://konto.werk.example/support-access"
as anna
GET /v1/support-access
want 403
# Whose account is deactivated is told of a new address, and not that he signs in with it.
POST /v1/users {"mail":"nina@muster.example","firstName":"Nina","lastName":"Neu"}
want 201
call it nina
POST /v1/users/@nina/deactivate
want 200
PATCH /v1/users/@nina {"mail":"nina.neu@muster.example"}
want 200
mail to nina.neu@muster.example is address-changed
mail to nina.neu@muster.example contains "It is deactivated: nobody can sign in with it at present."
mail to nina.neu@muster.example lacks "/sign-in"
# Who never had a letter has the first one at the address that holds, and is told once that it is the first.
POST /v1/imports {"name":"people.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQK"}
want 201 counts.create 1
call it import
POST /v1/imports/@import/run
want 202
wait 2m
POST /v1/users/search {"text":"ina@muster.example"}
want 200 users.0.neverTold true
keep users.0.id as ina
PATCH /v1/users/@ina {"mail":"ina.neu@muster.example"}
want 200
mail to ina@muster.example is address-changed
mail to ina@muster.example lacks "This is the first message"
mail to ina.neu@muster.example is address-changed
mail to ina.neu@muster.example contains "This is the first message"
GET /v1/users/@ina
want 200 neverTold false
