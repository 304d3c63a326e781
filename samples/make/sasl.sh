#!/bin/bash
# Plays one login for each SASL mechanism, inside world.sh, and writes the transcripts to stdout as a tar archive:
#
#   world.sh sasl.sh > sasl.tar
set -euo pipefail

out=$(mktemp -d /run/sasl.XXXXXX)
server=mail.example.com
laptop=192.0.2.50

# Dovecot speaks all but NTLM at port 587, Cyrus SASL at port 465 speaks that; the people are those of world.sh.
sed -i 's/^auth_mechanisms.*/auth_mechanisms = plain login cram-md5 digest-md5 scram-sha-1 scram-sha-256 xoauth2 oauthbearer/' /etc/dovecot/dovecot.conf
sed -i 's/^mech_list:.*/& NTLM/' /etc/postfix/sasl/smtpd.conf
doveadm reload
postfix reload 2> /dev/null
sleep 1

# msmtp asks a program for the password, so that its settings do not show it.
export HOME=/run/home
mkdir -p "$HOME"
echo -n not-a-real-password > "$HOME/password"
mail=$'From: alice@example.com\nSubject: Lunch\n\nAt noon?\n'

msmtp_as() {
  local file=$1 mechanism=$2
  printf '%s' "$mail" | timeout 10 msmtp --debug --file=/dev/null --host=$server --port=587 --tls=off --domain=laptop.example.com \
    --from=alice@example.com --user=alice --auth="$mechanism" --passwordeval="cat $HOME/password" bob@example.com &> "$out/$file" || true
}

# curl_as FILE URL MECHANISM [OPTION]…
curl_as() {
  local file=$1 url=$2 mechanism=$3
  shift 3
  printf 'Subject: Lunch\r\n\r\nAt noon?\r\n' | timeout 10 curl --silent --show-error --verbose --interface $laptop "$url/laptop.example.com" \
    --login-options "AUTH=$mechanism" --mail-from alice@example.com --mail-rcpt bob@example.com --upload-file - "$@" &> "$out/$file" || true
}

msmtp_as scram-sha-1-235.smtp scram-sha-1
msmtp_as scram-sha-256-235.smtp scram-sha-256
swaks --local-interface $laptop --server $server --port 587 --helo laptop.example.com --from alice@example.com --to bob@example.com \
  --auth DIGEST-MD5 --auth-user alice --auth-password not-a-real-password --auth-extra dmd5-serv-type=smtp --quit-after AUTH &> "$out/digest-md5-swaks.smtp" || true
msmtp_as digest-md5-235.smtp digest-md5
curl_as ntlm-235.smtp smtps://$server:465 NTLM --insecure --user alice:not-a-real-password
msmtp_as xoauth2-235.smtp xoauth2
curl_as oauthbearer-535.smtp smtp://$server:587 OAUTHBEARER --user alice@example.com --oauth2-bearer not-a-real-token
swaks --local-interface $laptop --server $server --port 587 --helo laptop.example.com --from alice@example.com --to bob@example.com \
  --auth LOGIN --auth-user alice --auth-password wrong-password --auth-plaintext &> "$out/login-in-clear-535.smtp" || true
cd "$out" && tar -c ./*
