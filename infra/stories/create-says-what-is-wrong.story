# Creating a user asks for what the account needs, and says which field is wrong and how to mend it.
tenant muster in Europe/Berlin
owner olga
administrator anna
as anna
mark
POST /v1/users {"firstName":"N","lastName":"N"}
want 422 invalid "mail"
POST /v1/users {"mail":"no address","firstName":"N","lastName":"N"}
want 422 address_invalid errors.0.pointer /mail
POST /v1/users {"mail":"müller@muster.example","firstName":"N","lastName":"N"}
want 422 address_letters errors.0.pointer /mail
POST /v1/users {"mail":"n@muster.example","firstName":"","lastName":"N"}
want 422 bad_name errors.0.pointer /firstName
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N\nN"}
want 422 bad_name errors.0.pointer /lastName
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N","country":"XX"}
want 422 bad_country errors.0.pointer /country
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N","zone":"Mars/Base"}
want 422 bad_zone errors.0.pointer /zone
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N","language":"xx"}
want 422 bad_language errors.0.pointer /language
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N","licence":"gold"}
want 422 bad_licence errors.0.pointer /licence
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N","administrator":true}
want 409 needs_executive errors.0.pointer /administrator
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N","role":"owner"}
want 422 invalid errors.0.pointer /role
unchanged
no mail to n@muster.example
