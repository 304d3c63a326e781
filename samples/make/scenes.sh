#!/bin/bash
# Plays the scenes that make the samples, inside world.sh, and writes the samples to stdout as a tar archive:
#
#   world.sh scenes.sh > samples.tar
set -euo pipefail

here=$(dirname "$(realpath "$0")")
out=$(mktemp -d /run/samples.XXXXXX)
laptop=192.0.2.50
stranger=203.0.113.66
server=mail.example.com
messages=0
account=(--auth-user alice --auth-password not-a-real-password)

# Its refusals are what we are after, so the exit status of swaks does not end the scene.
swaks_from() {
  local address=$1
  shift
  swaks --local-interface "$address" "$@" || true
}

# mail ADDRESS SUBJECT [SWAKS OPTION]…: a message from that address, unseen, with headers as a mail program writes them
mail() {
  local address=$1 subject=$2
  shift 2
  messages=$((messages + 1))
  swaks_from "$address" --server "$server" --silent 3 --header "Subject: $subject" \
    --header "Message-Id: <$(date +%Y%m%d%H%M%S).$messages@${helo-laptop.example.com}>" --helo "${helo-laptop.example.com}" "$@"
}

from_alice() {
  mail $laptop "$@" --port 587 --tls "${account[@]}" --from alice@example.com
}

from_stranger() {
  local address=$1
  shift
  helo=${helo-mx.example.net} mail "$address" "$@"
}

# guess ADDRESS [SWAKS OPTION]…: a password that is wrong
guess() {
  local address=$1
  shift
  swaks_from "$address" --server "$server" --silent 3 --quit-after AUTH --auth-password wrong-password "$@"
}

# say LINE… | speak HOST PORT: a client that is no swaks; it cuts the line after the last word
say() {
  printf '%s\n---\n' "$@"
}
speak() {
  node "$here/converse.mjs" "$@" > /dev/null
}

# Waits until Postfix has tried every message once.
settle() {
  sleep 0.5
  while postqueue -j | grep -qE '"queue_name": "(maildrop|incoming|active)"'; do sleep 0.2; done
  sleep 0.5
}

# --- postfix.log: a day at a mail server, in a minute

day() {
  # What users send; greylist@… is taken at the second try
  from_alice 'Minutes of the meeting' \
    --to friend@example.net,nosuch@example.net,moved@example.net,greylist@example.net,full@example.net,overquota@example.net
  settle
  postqueue -f
  settle
  from_alice 'Invitation' \
    --to nobody@nosuch.example.org,info@nomail.example.net,info@refuse.example.net,info@down.example.net,info@silent.example.net,friend@example.org
  from_alice 'Holiday pictures' --to info@small.example.net,noauth@example.net --body "$(printf '%080d\n' $(seq 20))"
  settle

  # What other servers bring
  from_stranger 198.51.100.25 'Hello' --from friend@example.net --to bob@example.com
  from_stranger 198.51.100.25 'Annual report' --from nosuch@example.net --to carol@example.com --body "$(printf '%080d\n' $(seq 20))"
  settle
  from_stranger $stranger 'Hi' --from friend@example.org --to someone@example.net
  from_stranger $stranger 'Hi' --from friend@example.org --to ghost@example.com
  helo=localhost from_stranger $stranger 'Hi' --from friend@example.org --to bob@example.com
  from_stranger $stranger 'Hi' --from friend@nosuch.example.org --to bob@example.com
  from_stranger $stranger 'Hi' --from friend@example.net --to bob@example.com
  from_stranger $stranger 'Hi' --from friend@example.org --to later@example.com
  from_stranger 203.0.113.25 'Hi' --from friend@example.org --to bob@example.com
  helo=host7.dialup.example.net from_stranger 203.0.113.7 'Hi' --from friend@example.org --to bob@example.com
  from_stranger 203.0.113.235 'Buy cheap watches' --from friend@example.org --to bob@example.com
  from_stranger 203.0.113.235 'You have won the lottery' --from friend@example.org --to bob@example.com
  say 'EHLO crawler.example.org' 'MAIL FROM:<friend@example.org> SIZE=204800' | speak --from 203.0.113.235 $server 25
  say 'EHLO guess.example.org' 'MAIL FROM:<x@example.org>' 'RCPT TO:<admin@example.com>' 'RCPT TO:<info@example.com>' \
    'RCPT TO:<sales@example.com>' 'RCPT TO:<test@example.com>' | speak --from $stranger $server 25

  # Who tries passwords, and who is no mail client at all
  guess $stranger --auth LOGIN --auth-user alice
  guess $stranger --auth PLAIN --auth-user admin
  guess $stranger --auth LOGIN --auth-user alice --port 465 --tlsc
  say 'EHLO guess.example.org' 'AUTH LOGIN' 'YWxpY2U=' | speak --from $stranger $server 587
  say 'GET / HTTP/1.1' | speak --from 203.0.113.235 $server 25
  say $'EHLO crawler.example.org\nQUIT' | speak --from 203.0.113.235 --eager $server 25
  say 'EHLO crawler.example.org' | speak --from 203.0.113.235 --eager $server 465
  settle

  # What the machine itself sends
  printf 'Subject: Build failed\n\nSee the log.\n' |
    sendmail -f alice@example.com ghost@example.com team@example.com robot@example.com dave@example.com
  settle

  # Patience ends: what still waits is tried once more and goes back
  postconf -e maximal_queue_lifetime=10s bounce_queue_lifetime=10s
  postfix reload 2> /dev/null
  settle
  postconf -X maximal_queue_lifetime bounce_queue_lifetime
}

# --- postfix-rfc3339.log: long queue ids, IPv6, a password that a server refused us, connections that broke

evening() {
  postconf -e enable_long_queue_ids=yes smtp_skip_5xx_greeting=no
  postfix reload 2> /dev/null
  mail $laptop 'Concert tickets' --port 465 --tlsc --auth LOGIN "${account[@]}" --from alice@example.com \
    --to friend@six.example.net,spam@example.net,drop@example.org,info@refuse.example.net,info@busy.example.net,friend@relayed.example.net
  settle
  mail $laptop 'Good night' --port 587 --auth CRAM-MD5 "${account[@]}" --from alice@example.com \
    --to busy@example.org,policy@example.net,bob@example.com
  settle
  mail $laptop 'Who is there' --port 587 --from alice@example.com --to friend@example.net
  guess 203.0.113.235 --auth CRAM-MD5 --auth-user alice
  from_stranger $stranger 'Hi' --from friend@example.net --to bob@example.com
  from_stranger $stranger 'Hi' --from friend@example.org --to trap@example.com
  settle
}

# --- Sessions, as the client's screen showed them

sessions() {
  local to_server=(--server $server --port 587 --helo laptop.example.com --from alice@example.com)
  local to_sink=(--server mx.example.net --helo mail.example.com --from alice@example.com)

  swaks_from $laptop "${to_server[@]}" --to friend@example.net --auth LOGIN \
    --auth-user alice --auth-password wrong-password &> "$out/swaks-login-535.smtp"
  swaks_from $laptop "${to_server[@]}" --to bob@example.com --auth PLAIN "${account[@]}" \
    --header 'Subject: Lunch' --body 'At noon?' &> "$out/plain-235.smtp"
  swaks_from $laptop "${to_server[@]}" --to bob@example.com --auth CRAM-MD5 "${account[@]}" \
    --header 'Subject: Lunch' --body 'At one, then.' &> "$out/cram-md5.smtp"
  swaks_from 192.0.2.10 --server refuse.example.net --helo mail.example.com --from alice@example.com \
    --to info@refuse.example.net &> "$out/refused-521.smtp"
  swaks_from 192.0.2.10 --server small.example.net --helo mail.example.com --from alice@example.com \
    --to info@small.example.net,nosuch@small.example.net,overquota@small.example.net \
    --header 'Subject: Holiday pictures' --body "$(printf '%060d\n' $(seq 20))" &> "$out/too-big-552-unknown-550.smtp"

  "$here/telnet.exp" | tr -d '\r' > "$out/telnet-session.smtp"
  node "$here/converse.mjs" --from 192.0.2.10 mx.example.net 25 < "$here/pipelined.txt" > "$out/labelled-session.smtp"
  settle
}

# --- postfix-verbose.log: what Postfix says of one client and one server when debug_peer_list names them

verbose() {
  postfix stop 2> /dev/null
  postsuper -d ALL 2> /dev/null
  postconf -e maillog_file=/var/log/verbose.log debug_peer_list=192.0.2.50,mx.example.net debug_peer_level=1
  postconf -e smtpd_tls_security_level=none smtp_tls_security_level=none
  postfix start 2> /dev/null
  guess $laptop --port 587 --auth LOGIN --auth-user alice
  swaks_from $laptop --server $server --port 587 --silent 3 --quit-after AUTH --auth LOGIN "${account[@]}"
  printf 'Subject: Good morning\n\nIs it?\n' | sendmail -f alice@example.com friend@relayed.example.net nosuch@example.net
  settle
  postfix stop 2> /dev/null
}

day
day_end=$(wc -l < /var/log/mail.log)
evening
evening_end=$(wc -l < /var/log/mail.log)
sessions
verbose
head -n "$day_end" /var/log/mail.log > "$out/postfix.log"
sed -n "$((day_end + 1)),${evening_end}p" /var/log/mail-rfc3339.log > "$out/postfix-rfc3339.log"
cp /var/log/verbose.log "$out/postfix-verbose.log"
cd "$out" && tar -c ./*
