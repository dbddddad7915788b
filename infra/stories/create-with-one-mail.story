# A new user gets exactly one mail, in his language: access, how to set the password, and a first look at the product.
tenant muster in Europe/Berlin language de
owner olga
administrator anna
as anna
POST /v1/users {"mail":"Nina.Neu@Muster.example","firstName":"Nina","lastName":"Neu","language":"fr","country":"FR","department":"Achats","licence":"driver"}
want 201 mail Nina.Neu@muster.example zone Europe/Paris language fr licence driver invited true
call it nina
see header Location /v1/users/@nina
wait 3d
mails to nina 1
mail to nina is invitation
mail to nina contains "https://werk.example/first-steps" "https://konto.werk.example/set-password#cfl_" "/muster" "Organisation (nom court)" "Adresse e-mail" "https://konto.werk.example/sign-in#muster" "Muster GmbH" "Anna Muster <anna@muster.example>"
sign in anna
want 200
# Another spelling of the same address is the same address.
POST /v1/users {"mail":"nina.neu@MUSTER.example","firstName":"N","lastName":"N"}
want 409 mail_taken errors.0.pointer /mail
GET /v1/users/@nina/history
want 200 entries.0.event UserCreated entries.0.byName "Anna Muster" "Nina.Neu@muster.example"
