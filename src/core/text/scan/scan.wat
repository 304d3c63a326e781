;; The loop of LineScanner, over every byte of a log: see lineScanner.ts for what
;; it is for, and scanTables.ts for what stands where. `npm run sync` makes
;; scanBinary.ts of it.
;;
;; An event is five numbers: the line, where the line starts, the needle that
;; stands in it (-1 where the line does not start with a known time stamp),
;; where that stands, and the number that ends right before it. Events come line by line. Places count from the first byte
;; of the text; addresses are those of this memory.
(module
  ;; In which of 32 sets a word may be by its lower half, and by its upper; of these sets the first 22 are told by its upper half, the others by its lower.
  (import "scan" "lower" (global $lower i32))
  (import "scan" "upper" (global $upper i32))
  ;; What may stand at a word: the address of a list by its lower half, and by its upper.
  (import "scan" "byLower" (global $byLower i32))
  (import "scan" "byUpper" (global $byUpper i32))
  ;; Where each needle starts and ends, and the list of words behind it with which it says nothing.
  (import "scan" "needles" (global $needles i32))
  ;; What each kind of time stamp looks like.
  (import "scan" "stamps" (global $stamps i32))
  (import "scan" "stampsEnd" (global $stampsEnd i32))
  (import "scan" "events" (global $events i32))
  ;; From here the room for events may not do for what one word brings.
  (import "scan" "eventsFull" (global $eventsFull i32))
  (import "scan" "text" (global $text i32))

  ;; It grows with the tables, and with the text.
  (memory (export "memory") 1)

  (global $end (mut i32) (i32.const 0))
  (global $known (mut i32) (i32.const 0))
  ;; The word to go on with; line ends before $cursor were seen, the last of them before $from.
  (global $word (mut i32) (i32.const 0))
  (global $cursor (mut i32) (i32.const 0))
  (global $from (mut i32) (i32.const 0))
  (global $line (mut i32) (i32.const 0))
  (global $next (mut i32) (i32.const 0))

  ;; Begins with a text of so many bytes, in which lines with certain kinds of stamps are usual.
  (func (export "start") (param $length i32) (param $known i32)
    (global.set $end (i32.add (global.get $text) (local.get $length)))
    (global.set $known (local.get $known))
    (global.set $word (global.get $text))
    (global.set $cursor (global.get $text))
    (global.set $line (i32.const -1)))

  ;; Goes on. Returns where the events end; where `isDone` says no, there are more.
  ;; One function, for calls cost much where half of the words that are looked at closely are none.
  (func (export "scan") (result i32)
    (local $word i32)
    (local $lower i32)
    (local $upper i32)
    (local $end i32)
    (local $sets i32)
    (local $second i32)
    (local $third i32)
    (local $fourth i32)
    (local $value i32)
    (local $list i32)
    (local $listEnd i32)
    (local $needle i32)
    (local $at i32)
    (local $bytes i32)
    (local $bytesEnd i32)
    (local $place i32)
    (global.set $next (global.get $events))
    (if (i32.lt_s (global.get $line) (i32.const 0)) (then (call $begin (global.get $text))))
    (local.set $word (global.get $word))
    (local.set $lower (global.get $lower))
    (local.set $upper (global.get $upper))
    (local.set $end (global.get $end))
    (block $stop
      (loop $words
        (if (i32.ge_u (local.get $word) (local.get $end))
          (then
            (call $advance (local.get $end))
            (br $stop)))
        ;; Mostly nothing stands at the next four words.
        (local.set $sets (i32.and (i32.load (i32.add (local.get $lower) (i32.shl (i32.load16_u (local.get $word)) (i32.const 2)))) (i32.load (i32.add (local.get $upper) (i32.shl (i32.load16_u offset=2 (local.get $word)) (i32.const 2))))))
        (local.set $second (i32.and (i32.load (i32.add (local.get $lower) (i32.shl (i32.load16_u offset=4 (local.get $word)) (i32.const 2)))) (i32.load (i32.add (local.get $upper) (i32.shl (i32.load16_u offset=6 (local.get $word)) (i32.const 2))))))
        (local.set $third (i32.and (i32.load (i32.add (local.get $lower) (i32.shl (i32.load16_u offset=8 (local.get $word)) (i32.const 2)))) (i32.load (i32.add (local.get $upper) (i32.shl (i32.load16_u offset=10 (local.get $word)) (i32.const 2))))))
        (local.set $fourth (i32.and (i32.load (i32.add (local.get $lower) (i32.shl (i32.load16_u offset=12 (local.get $word)) (i32.const 2)))) (i32.load (i32.add (local.get $upper) (i32.shl (i32.load16_u offset=14 (local.get $word)) (i32.const 2))))))
        (if (i32.eqz (i32.or (i32.or (local.get $sets) (local.get $second)) (i32.or (local.get $third) (local.get $fourth))))
          (then
            (local.set $word (i32.add (local.get $word) (i32.const 16)))
            (br $words)))
        ;; The first of the four that is in a set; those behind it are looked at again.
        (if (i32.eqz (local.get $sets))
          (then
            (local.set $word (i32.add (local.get $word) (i32.const 4)))
            (local.set $sets (local.get $second))
            (if (i32.eqz (local.get $sets))
              (then
                (local.set $word (i32.add (local.get $word) (i32.const 4)))
                (local.set $sets (local.get $third))
                (if (i32.eqz (local.get $sets))
                  (then
                    (local.set $word (i32.add (local.get $word) (i32.const 4)))
                    (local.set $sets (local.get $fourth))))))))
        ;; Where there is no room, nothing of the word is told yet.
        (br_if $stop (i32.ge_u (global.get $next) (global.get $eventsFull)))
        (local.set $value (i32.load (local.get $word)))
        (loop $lists
          ;; What is told by the upper half of the word first, then what is told by its lower.
          (local.set $list
            (i32.load
              (if (result i32) (i32.and (local.get $sets) (i32.const 0x003fffff))
                (then (i32.add (global.get $byUpper) (i32.shl (i32.shr_u (local.get $value) (i32.const 16)) (i32.const 2))))
                (else (i32.add (global.get $byLower) (i32.shl (i32.and (local.get $value) (i32.const 0xffff)) (i32.const 2)))))))
          (local.set $listEnd (i32.load (local.get $list)))
          (block $listed
            (loop $each
              (local.set $list (i32.add (local.get $list) (i32.const 16)))
              (br_if $listed (i32.ge_u (local.get $list) (local.get $listEnd)))
              (br_if $each (i32.ne (i32.and (local.get $value) (i32.load offset=4 (local.get $list))) (i32.load (local.get $list))))
              ;; Whether the needle stands around the word.
              (local.set $at (i32.sub (local.get $word) (i32.load offset=12 (local.get $list))))
              (br_if $each (i32.lt_u (local.get $at) (global.get $text)))
              (local.set $needle (i32.add (global.get $needles) (i32.shl (i32.load offset=8 (local.get $list)) (i32.const 4))))
              (local.set $bytes (i32.load (local.get $needle)))
              (local.set $bytesEnd (i32.load offset=4 (local.get $needle)))
              (local.set $place (local.get $at))
              (loop $byte
                (br_if $each (i32.ne (i32.load8_u (local.get $bytes)) (i32.load8_u (local.get $place))))
                (local.set $bytes (i32.add (local.get $bytes) (i32.const 1)))
                (local.set $place (i32.add (local.get $place) (i32.const 1)))
                (br_if $byte (i32.lt_u (local.get $bytes) (local.get $bytesEnd))))
              (br_if $each (i32.gt_u (local.get $place) (local.get $end)))
              (br_if $each (call $saysNothing (i32.load offset=8 (local.get $needle)) (i32.load offset=12 (local.get $needle)) (local.get $place)))
              (call $advance (local.get $at))
              (br_if $stop (i32.lt_u (global.get $cursor) (local.get $at)))
              (call $tell (i32.load offset=8 (local.get $list)) (local.get $at))
              (br $each)))
          (local.set $sets (select (i32.and (local.get $sets) (i32.const 0xffc00000)) (i32.const 0) (i32.and (local.get $sets) (i32.const 0x003fffff))))
          (br_if $lists (local.get $sets)))
        (local.set $word (i32.add (local.get $word) (i32.const 4)))
        (br $words)))
    (global.set $word (local.get $word))
    (global.get $next))

  ;; Whether there are no more events behind the last ones.
  (func (export "isDone") (result i32)
    (i32.and (i32.ge_u (global.get $word) (global.get $end)) (i32.ge_u (global.get $cursor) (global.get $end))))

  (func (export "lines") (result i32)
    (i32.add (global.get $line) (i32.const 1)))

  ;; Whether one of the words of a list stands at a place. Behind the text stands none.
  (func $saysNothing (param $words i32) (param $wordsEnd i32) (param $at i32) (result i32)
    (local $bytes i32)
    (local $bytesEnd i32)
    (local $place i32)
    (block $none
      (loop $each
        (br_if $none (i32.ge_u (local.get $words) (local.get $wordsEnd)))
        (local.set $bytes (i32.load (local.get $words)))
        (local.set $bytesEnd (i32.load offset=4 (local.get $words)))
        (local.set $words (i32.add (local.get $words) (i32.const 8)))
        (local.set $place (local.get $at))
        (loop $byte
          (br_if $each (i32.ne (i32.load8_u (local.get $bytes)) (i32.load8_u (local.get $place))))
          (local.set $bytes (i32.add (local.get $bytes) (i32.const 1)))
          (local.set $place (i32.add (local.get $place) (i32.const 1)))
          (br_if $byte (i32.lt_u (local.get $bytes) (local.get $bytesEnd))))
        (return (i32.const 1))))
    (i32.const 0))

  ;; Sees the line ends before a place, as long as there is room for events.
  (func $advance (param $to i32)
    (local $cursor i32)
    (local $ends i32)
    (local.set $cursor (global.get $cursor))
    (block $stop
      (loop $each
        (br_if $stop (i32.ge_u (local.get $cursor) (local.get $to)))
        (local.set $ends
          (i32.or
            (i8x16.bitmask (i8x16.eq (v128.load (local.get $cursor)) (i8x16.splat (i32.const 0x0a))))
            (i32.shl (i8x16.bitmask (i8x16.eq (v128.load offset=16 (local.get $cursor)) (i8x16.splat (i32.const 0x0a)))) (i32.const 16))))
        (if (i32.eqz (local.get $ends))
          (then
            (local.set $cursor (i32.add (local.get $cursor) (i32.const 32)))
            (br $each)))
        (local.set $cursor (i32.add (local.get $cursor) (i32.ctz (local.get $ends))))
        (br_if $stop (i32.ge_u (local.get $cursor) (local.get $to)))
        (br_if $stop (i32.ge_u (global.get $next) (global.get $eventsFull)))
        (local.set $cursor (i32.add (local.get $cursor) (i32.const 1)))
        (call $begin (local.get $cursor))
        (br $each)))
    (global.set $cursor (local.get $cursor)))

  ;; A line begins.
  (func $begin (param $at i32)
    (global.set $from (local.get $at))
    (global.set $line (i32.add (global.get $line) (i32.const 1)))
    (if (i32.eqz (call $isUsual (local.get $at))) (then (call $tell (i32.const -1) (local.get $at)))))

  ;; Whether a line starts with a stamp of a known kind, and has more than the stamp: its first sixteen bytes, and the last sixteen of twenty.
  (func $isUsual (param $at i32) (result i32)
    (local $kind i32)
    (local $first v128)
    (local $last v128)
    (local.set $first (v128.load (local.get $at)))
    (local.set $last (v128.load offset=4 (local.get $at)))
    (local.set $kind (global.get $stamps))
    (block $none
      (br_if $none (i32.gt_u (i32.add (local.get $at) (i32.const 20)) (global.get $end)))
      (br_if $none (v128.any_true (v128.or (i8x16.eq (local.get $first) (i8x16.splat (i32.const 0x0a))) (i8x16.eq (local.get $last) (i8x16.splat (i32.const 0x0a))))))
      (loop $each
        (br_if $none (i32.ge_u (local.get $kind) (global.get $stampsEnd)))
        (if (i32.and (global.get $known) (i32.load (local.get $kind)))
          (then
            (if (i32.eqz
                  (v128.any_true
                    (v128.or
                      (v128.and (v128.xor (local.get $first) (v128.load offset=32 (local.get $kind))) (v128.load offset=16 (local.get $kind)))
                      (v128.and (v128.xor (local.get $last) (v128.load offset=64 (local.get $kind))) (v128.load offset=48 (local.get $kind))))))
              (then (return (i32.const 1))))))
        (local.set $kind (i32.add (local.get $kind) (i32.const 80)))
        (br $each)))
    (i32.const 0))

  (func $tell (param $needle i32) (param $at i32)
    (i32.store (global.get $next) (global.get $line))
    (i32.store offset=4 (global.get $next) (i32.sub (global.get $from) (global.get $text)))
    (i32.store offset=8 (global.get $next) (local.get $needle))
    (i32.store offset=12 (global.get $next) (i32.sub (local.get $at) (global.get $text)))
    (i32.store offset=16 (global.get $next) (call $numberBefore (local.get $at)))
    (global.set $next (i32.add (global.get $next) (i32.const 20))))

  ;; As many of its digits as there are, in 32 bits.
  (func $numberBefore (param $at i32) (result i32)
    (local $digit i32)
    (local $unit i32)
    (local $number i32)
    (local.set $unit (i32.const 1))
    (block $done
      (loop $each
        (local.set $at (i32.sub (local.get $at) (i32.const 1)))
        (br_if $done (i32.lt_u (local.get $at) (global.get $text)))
        (local.set $digit (i32.sub (i32.load8_u (local.get $at)) (i32.const 0x30)))
        (br_if $done (i32.gt_u (local.get $digit) (i32.const 9)))
        (local.set $number (i32.add (local.get $number) (i32.mul (local.get $digit) (local.get $unit))))
        (local.set $unit (i32.mul (local.get $unit) (i32.const 10)))
        (br $each)))
    (local.get $number))
)
