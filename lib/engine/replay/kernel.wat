;; Finds the moments of leads and adds up what engagement rules give at each, a block of leads at a
;; time. moments.ts tells what lies where. `npm run kernel` assembles this file into kernel-bytes.ts.
(module
  (import "arena" "memory" (memory 1))
  ;; Whole points of a lead's engagement at a minute, event by event.
  (import "arena" "points" (func $points (param $lead i32) (param $minute i32) (result i32)))
  ;; Writes down the ascents of a lead and its best, as below; how many there are then.
  (import "arena" "ascents" (func $ascents (param $lead i32) (param $filled i32) (result i32)))

  ;; Finds the moments of leads, and what counts at each. A minute at which more than 255 events of one
  ;; rule count has several moments, of which the last one alone has all that counts by then.
  (func (export "note")
    (param $leads i32)
    (param $events i32)        ;; 8 bytes per lead: where its events begin and end
    (param $minutes i32)       ;; 4 bytes per event
    (param $signatures i32)    ;; 4 bytes per event
    (param $matching i32)      ;; a row per signature: all bits of a rule it matches
    (param $take i32)          ;; a row: how many of a lead's events count
    (param $width i32)         ;; bytes of a row: 2 per rule, a multiple of 16
    (param $taken i32)         ;; a row per lead, out: how many of its events count; all are 0
    (param $most i32)          ;; a row, changed: the most of any lead
    (param $spare i32)         ;; two rows of 0
    (param $ends i32)          ;; 4 bytes per lead, out: where its moments end
    (param $times i32)         ;; 4 bytes per moment, out
    (param $rows i32)          ;; a row per moment, out: how many events count
    (result i32)               ;; how many moments there are
    (local $event i32) (local $end i32) (local $minute i32) (local $last i32)
    (local $new i32) (local $any i32) (local $row i32) (local $time i32) (local $nextRow i32) (local $nextTime i32) (local $into i32)
    (local $match i32) (local $at i32)
    (local $allowed v128) (local $all v128) (local $full v128) (local $keep v128) (local $value v128)
    (local.set $nextRow (local.get $rows))
    (local.set $nextTime (local.get $times))
    (block $done (loop $eachLead
      (br_if $done (i32.eqz (local.get $leads)))
      (local.set $event (i32.shl (i32.load (local.get $events)) (i32.const 2)))
      (local.set $end (i32.shl (i32.load offset=4 (local.get $events)) (i32.const 2)))
      (local.set $last (i32.const -2147483648))
      (local.set $row (local.get $spare))
      (local.set $time (i32.add (local.get $spare) (local.get $width)))
      (block $leadDone (loop $eachEvent
        (br_if $leadDone (i32.ge_u (local.get $event) (local.get $end)))
        (local.set $minute (i32.load (i32.add (local.get $minutes) (local.get $event))))
        (local.set $match (i32.add (local.get $matching)
          (i32.mul (i32.load (i32.add (local.get $signatures) (local.get $event))) (local.get $width))))
        (local.set $event (i32.add (local.get $event) (i32.const 4)))
        (local.set $all (v128.const i64x2 0 0))
        (local.set $full (v128.const i64x2 0 0))
        (local.set $at (i32.const 0))
        (loop $look
          (local.set $allowed (v128.and (v128.load (i32.add (local.get $match) (local.get $at)))
            (i16x8.lt_u (v128.load (i32.add (local.get $taken) (local.get $at)))
              (v128.load (i32.add (local.get $take) (local.get $at))))))
          (local.set $all (v128.or (local.get $all) (local.get $allowed)))
          (local.set $full (v128.or (local.get $full) (v128.and (local.get $allowed)
            (i16x8.eq (v128.load (i32.add (local.get $row) (local.get $at))) (v128.const i16x8 255 255 255 255 255 255 255 255)))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $look (i32.lt_u (local.get $at) (local.get $width))))
        (local.set $any (v128.any_true (local.get $all)))
        (local.set $new (i32.and (local.get $any) (i32.or (i32.ne (local.get $minute) (local.get $last)) (v128.any_true (local.get $full)))))
        (local.set $into (select (local.get $nextRow) (local.get $row) (local.get $new)))
        (local.set $time (select (local.get $nextTime) (local.get $time) (local.get $new)))
        (local.set $last (select (local.get $minute) (local.get $last) (local.get $any)))
        (i32.store (local.get $time) (local.get $last))
        (local.set $keep (i32x4.splat (i32.sub (local.get $new) (i32.const 1))))
        (local.set $nextTime (i32.add (local.get $nextTime) (i32.shl (local.get $new) (i32.const 2))))
        (local.set $nextRow (i32.add (local.get $nextRow) (select (local.get $width) (i32.const 0) (local.get $new))))
        (local.set $at (i32.const 0))
        (loop $write
          (local.set $value (v128.load (i32.add (local.get $taken) (local.get $at))))
          (local.set $allowed (v128.and (v128.load (i32.add (local.get $match) (local.get $at)))
            (i16x8.lt_u (local.get $value) (v128.load (i32.add (local.get $take) (local.get $at))))))
          (v128.store (i32.add (local.get $taken) (local.get $at))
            (i16x8.min_u (i16x8.sub (local.get $value) (local.get $allowed)) (v128.const i16x8 65534 65534 65534 65534 65534 65534 65534 65534)))
          (v128.store (i32.add (local.get $into) (local.get $at))
            (i16x8.sub (v128.and (v128.load (i32.add (local.get $row) (local.get $at))) (local.get $keep)) (local.get $allowed)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $write (i32.lt_u (local.get $at) (local.get $width))))
        (local.set $row (local.get $into))
        (br $eachEvent)))
      (local.set $at (i32.const 0))
      (loop $compare
        (v128.store (i32.add (local.get $most) (local.get $at)) (i16x8.max_u
          (v128.load (i32.add (local.get $most) (local.get $at)))
          (v128.load (i32.add (local.get $taken) (local.get $at)))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br_if $compare (i32.lt_u (local.get $at) (local.get $width))))
      (i32.store (local.get $ends) (i32.shr_u (i32.sub (local.get $nextTime) (local.get $times)) (i32.const 2)))
      (local.set $ends (i32.add (local.get $ends) (i32.const 4)))
      (local.set $events (i32.add (local.get $events) (i32.const 8)))
      (local.set $taken (i32.add (local.get $taken) (local.get $width)))
      (local.set $leads (i32.sub (local.get $leads) (i32.const 1)))
      (br $eachLead)))
    (i32.shr_u (i32.sub (local.get $nextTime) (local.get $times)) (i32.const 2)))

  ;; The same for eight rules at the most, whose rows stay in registers.
  (func (export "note8")
    (param $leads i32)
    (param $events i32)        ;; 8 bytes per lead: where its events begin and end
    (param $minutes i32)       ;; 4 bytes per event
    (param $signatures i32)    ;; 4 bytes per event
    (param $matching i32)      ;; a row per signature: all bits of a rule it matches
    (param $take i32)          ;; a row: how many of a lead's events count
    (param $width i32)         ;; bytes of a row: 2 per rule, a multiple of 16
    (param $taken i32)         ;; a row per lead, out: how many of its events count; all are 0
    (param $most i32)          ;; a row, changed: the most of any lead
    (param $spare i32)         ;; two rows of 0
    (param $ends i32)          ;; 4 bytes per lead, out: where its moments end
    (param $times i32)         ;; 4 bytes per moment, out
    (param $rows i32)          ;; a row per moment, out: how many events count
    (result i32)               ;; how many moments there are
    (local $event i32) (local $end i32) (local $minute i32) (local $last i32)
    (local $new i32) (local $any i32) (local $time i32) (local $nextRow i32) (local $nextTime i32) (local $into i32)
    (local $match i32) (local $allowed v128) (local $value v128) (local $counted v128)
    (local $limit v128) (local $highest v128)
    (local.set $nextRow (local.get $rows))
    (local.set $nextTime (local.get $times))
    (local.set $limit (v128.load (local.get $take)))
    (local.set $highest (v128.load (local.get $most)))
    (block $done (loop $eachLead
      (br_if $done (i32.eqz (local.get $leads)))
      (local.set $event (i32.shl (i32.load (local.get $events)) (i32.const 2)))
      (local.set $end (i32.shl (i32.load offset=4 (local.get $events)) (i32.const 2)))
      (local.set $last (i32.const -2147483648))
      (local.set $into (local.get $spare))
      (local.set $value (v128.const i64x2 0 0))
      (local.set $counted (v128.const i64x2 0 0))
      (local.set $time (i32.add (local.get $spare) (local.get $width)))
      (block $leadDone (loop $eachEvent
        (br_if $leadDone (i32.ge_u (local.get $event) (local.get $end)))
        (local.set $minute (i32.load (i32.add (local.get $minutes) (local.get $event))))
        (local.set $match (i32.add (local.get $matching)
          (i32.shl (i32.load (i32.add (local.get $signatures) (local.get $event))) (i32.const 4))))
        (local.set $event (i32.add (local.get $event) (i32.const 4)))
        (local.set $allowed (v128.and (v128.load (local.get $match)) (i16x8.lt_u (local.get $value) (local.get $limit))))
        (local.set $any (v128.any_true (local.get $allowed)))
        (local.set $new (i32.and (local.get $any) (i32.ne (local.get $minute) (local.get $last))))
        (if (v128.any_true (v128.and (local.get $allowed) (i16x8.eq (local.get $counted) (v128.const i16x8 255 255 255 255 255 255 255 255))))
          (then (local.set $new (i32.const 1))))
        (local.set $value (i16x8.min_u (i16x8.sub (local.get $value) (local.get $allowed)) (v128.const i16x8 65534 65534 65534 65534 65534 65534 65534 65534)))
        (local.set $counted (i16x8.sub (v128.and (local.get $counted) (i32x4.splat (i32.sub (local.get $new) (i32.const 1)))) (local.get $allowed)))
        (local.set $into (select (local.get $nextRow) (local.get $into) (local.get $new)))
        (local.set $time (select (local.get $nextTime) (local.get $time) (local.get $new)))
        (local.set $last (select (local.get $minute) (local.get $last) (local.get $any)))
        (i32.store (local.get $time) (local.get $last))
        (v128.store (local.get $into) (local.get $counted))
        (local.set $nextTime (i32.add (local.get $nextTime) (i32.shl (local.get $new) (i32.const 2))))
        (local.set $nextRow (i32.add (local.get $nextRow) (i32.shl (local.get $new) (i32.const 4))))
        (br $eachEvent)))
      (v128.store (local.get $taken) (local.get $value))
      (local.set $highest (i16x8.max_u (local.get $highest) (local.get $value)))
      (i32.store (local.get $ends) (i32.shr_u (i32.sub (local.get $nextTime) (local.get $times)) (i32.const 2)))
      (local.set $ends (i32.add (local.get $ends) (i32.const 4)))
      (local.set $events (i32.add (local.get $events) (i32.const 8)))
      (local.set $taken (i32.add (local.get $taken) (local.get $width)))
      (local.set $leads (i32.sub (local.get $leads) (i32.const 1)))
      (br $eachLead)))
    (v128.store (local.get $most) (local.get $highest))
    (i32.shr_u (i32.sub (local.get $nextTime) (local.get $times)) (i32.const 2)))

  ;; Lays rows of eight rules out by rule: eight moments at a time, and what lies behind the last of them.
  (func (export "turn")
    (param $rows i32) (param $width i32)
    (param $columns i32)       ;; address of the first of eight columns, a byte per moment, out
    (param $apart i32)         ;; bytes from one to the next: a multiple of 8
    (param $moments i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128) (local $to i32)
    (block $done (loop $next
      (br_if $done (i32.le_s (local.get $moments) (i32.const 0)))
      (local.set $a (i8x16.narrow_i16x8_u (v128.load (local.get $rows)) (v128.load (i32.add (local.get $rows) (local.get $width)))))
      (local.set $rows (i32.add (local.get $rows) (i32.shl (local.get $width) (i32.const 1))))
      (local.set $b (i8x16.narrow_i16x8_u (v128.load (local.get $rows)) (v128.load (i32.add (local.get $rows) (local.get $width)))))
      (local.set $rows (i32.add (local.get $rows) (i32.shl (local.get $width) (i32.const 1))))
      (local.set $c (i8x16.narrow_i16x8_u (v128.load (local.get $rows)) (v128.load (i32.add (local.get $rows) (local.get $width)))))
      (local.set $rows (i32.add (local.get $rows) (i32.shl (local.get $width) (i32.const 1))))
      (local.set $d (i8x16.narrow_i16x8_u (v128.load (local.get $rows)) (v128.load (i32.add (local.get $rows) (local.get $width)))))
      (local.set $rows (i32.add (local.get $rows) (i32.shl (local.get $width) (i32.const 1))))
      ;; Pairs of moments by rule, then fours, then all eight.
      (local.set $e (i8x16.shuffle 0 8 1 9 2 10 3 11 4 12 5 13 6 14 7 15 (local.get $a) (local.get $a)))
      (local.set $f (i8x16.shuffle 0 8 1 9 2 10 3 11 4 12 5 13 6 14 7 15 (local.get $b) (local.get $b)))
      (local.set $g (i8x16.shuffle 0 8 1 9 2 10 3 11 4 12 5 13 6 14 7 15 (local.get $c) (local.get $c)))
      (local.set $h (i8x16.shuffle 0 8 1 9 2 10 3 11 4 12 5 13 6 14 7 15 (local.get $d) (local.get $d)))
      (local.set $a (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23 (local.get $e) (local.get $f)))
      (local.set $b (i8x16.shuffle 8 9 24 25 10 11 26 27 12 13 28 29 14 15 30 31 (local.get $e) (local.get $f)))
      (local.set $c (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23 (local.get $g) (local.get $h)))
      (local.set $d (i8x16.shuffle 8 9 24 25 10 11 26 27 12 13 28 29 14 15 30 31 (local.get $g) (local.get $h)))
      (local.set $e (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $c)))
      (local.set $f (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $c)))
      (local.set $g (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $b) (local.get $d)))
      (local.set $h (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $b) (local.get $d)))
      (local.set $to (local.get $columns))
      (v128.store64_lane 0 (local.get $to) (local.get $e))
      (local.set $to (i32.add (local.get $to) (local.get $apart)))
      (v128.store64_lane 1 (local.get $to) (local.get $e))
      (local.set $to (i32.add (local.get $to) (local.get $apart)))
      (v128.store64_lane 0 (local.get $to) (local.get $f))
      (local.set $to (i32.add (local.get $to) (local.get $apart)))
      (v128.store64_lane 1 (local.get $to) (local.get $f))
      (local.set $to (i32.add (local.get $to) (local.get $apart)))
      (v128.store64_lane 0 (local.get $to) (local.get $g))
      (local.set $to (i32.add (local.get $to) (local.get $apart)))
      (v128.store64_lane 1 (local.get $to) (local.get $g))
      (local.set $to (i32.add (local.get $to) (local.get $apart)))
      (v128.store64_lane 0 (local.get $to) (local.get $h))
      (local.set $to (i32.add (local.get $to) (local.get $apart)))
      (v128.store64_lane 1 (local.get $to) (local.get $h))
      (local.set $columns (i32.add (local.get $columns) (i32.const 8)))
      (local.set $moments (i32.sub (local.get $moments) (i32.const 8)))
      (br $next))))

  ;; Lists the leads of which events of one rule count: 8 bytes each, from which of its moments on, and
  ;; where its moments end.
  (func (export "givers")
    (param $leads i32) (param $taken i32) (param $width i32)  ;; 2 bytes of each row
    (param $ends i32) (param $counts i32)
    (param $out i32)
    (result i32)
    (local $lead i32) (local $to i32) (local $from i32) (local $eight i64)
    (local.set $to (local.get $out))
    (block $done (loop $next
      (br_if $done (i32.eq (local.get $lead) (local.get $leads)))
      (i32.store offset=4 (local.get $to) (local.get $lead))
      (local.set $to (i32.add (local.get $to) (i32.shl (i32.ne (i32.load16_u (local.get $taken)) (i32.const 0)) (i32.const 3))))
      (local.set $taken (i32.add (local.get $taken) (local.get $width)))
      (local.set $lead (i32.add (local.get $lead) (i32.const 1)))
      (br $next)))
    (block $allDone (loop $each
      (br_if $allDone (i32.eq (local.get $out) (local.get $to)))
      (local.set $lead (i32.shl (i32.load offset=4 (local.get $out)) (i32.const 2)))
      (local.set $from (if (result i32) (local.get $lead) (then (i32.load (i32.sub (i32.add (local.get $ends) (local.get $lead)) (i32.const 4)))) (else (i32.const 0))))
      (block $begun (loop $idle
        (local.set $eight (i64.load (i32.add (local.get $counts) (local.get $from))))
        (br_if $begun (i64.ne (local.get $eight) (i64.const 0)))
        (local.set $from (i32.add (local.get $from) (i32.const 8)))
        (br $idle)))
      (i32.store (local.get $out) (i32.add (local.get $from) (i32.wrap_i64 (i64.shr_u (i64.ctz (local.get $eight)) (i64.const 3)))))
      (i32.store offset=4 (local.get $out) (i32.load (i32.add (local.get $ends) (local.get $lead))))
      (local.set $out (i32.add (local.get $out) (i32.const 8)))
      (br $each)))
    (local.get $to))

  ;; Adds what a rule gives with new points and a new cap, less what it gave with the old ones. An event
  ;; gives by its age below $span minutes: in full, or less by $slope with each minute.
  (func (export "window")
    (param $givers i32) (param $giversEnd i32)  ;; as above
    (param $times i32) (param $counts i32)
    (param $sums i32)                           ;; 4 bytes per moment, changed
    (param $oldPoints f64) (param $oldCap f64) (param $points f64) (param $cap f64)
    (param $span i32) (param $slope f64)
    (local $at i32) (local $end i32) (local $now i32) (local $to i32) (local $count i32)
    (local $live i32) (local $liveAt i32) (local $spentAt i32)
    (local $events f64) (local $when f64) (local $weight f64)
    (local $both v128) (local $bothPoints v128) (local $caps v128)
    (local.set $to (i32.sub (local.get $sums) (local.get $times)))
    ;; What the rule gave and what it gives, side by side. Added to 1.5 times 2 to the 52nd, a number is
    ;; rounded into its last bits.
    (local.set $bothPoints (f64x2.replace_lane 1 (f64x2.splat (local.get $oldPoints)) (local.get $points)))
    (local.set $caps (f64x2.replace_lane 1 (f64x2.splat (local.get $oldCap)) (local.get $cap)))
    (block $done (loop $eachGiver
      (br_if $done (i32.eq (local.get $givers) (local.get $giversEnd)))
      (local.set $at (i32.load (local.get $givers)))
      (local.set $count (i32.add (local.get $counts) (local.get $at)))
      (local.set $at (i32.add (local.get $times) (i32.shl (local.get $at) (i32.const 2))))
      (local.set $end (i32.add (local.get $times) (i32.shl (i32.load offset=4 (local.get $givers)) (i32.const 2))))
      (local.set $live (local.get $count))
      (local.set $liveAt (local.get $at))
      (local.set $spentAt (i32.add (i32.load (local.get $at)) (local.get $span)))
      (local.set $givers (i32.add (local.get $givers) (i32.const 8)))
      (local.set $events (f64.const 0))
      (local.set $when (f64.const 0))
      (loop $eachMoment
        (local.set $now (i32.load (local.get $at)))
        (local.set $weight (f64.convert_i32_u (i32.load8_u (local.get $count))))
        (local.set $events (f64.add (local.get $events) (local.get $weight)))
        (local.set $when (f64.add (local.get $when) (f64.mul (local.get $weight) (f64.convert_i32_s (local.get $now)))))
        (block $fresh (loop $spent
          (br_if $fresh (i32.lt_s (local.get $now) (local.get $spentAt)))
          (local.set $weight (f64.convert_i32_u (i32.load8_u (local.get $live))))
          (local.set $events (f64.sub (local.get $events) (local.get $weight)))
          (local.set $when (f64.sub (local.get $when) (f64.mul (local.get $weight) (f64.convert_i32_s (i32.load (local.get $liveAt))))))
          (local.set $live (i32.add (local.get $live) (i32.const 1)))
          (local.set $liveAt (i32.add (local.get $liveAt) (i32.const 4)))
          (local.set $spentAt (i32.add (i32.load (local.get $liveAt)) (local.get $span)))
          (br $spent)))
        (local.set $weight (f64.sub (local.get $events) (f64.mul (local.get $slope)
          (f64.sub (f64.mul (local.get $events) (f64.convert_i32_s (local.get $now))) (local.get $when)))))
        (local.set $both (f64x2.add (v128.const f64x2 6755399441055744 6755399441055744)
          (f64x2.pmin (local.get $caps) (f64x2.mul (local.get $bothPoints) (f64x2.splat (local.get $weight))))))
        (i32.store (i32.add (local.get $at) (local.get $to))
          (i32.add (i32.load (i32.add (local.get $at) (local.get $to)))
            (i32.sub (i32x4.extract_lane 2 (local.get $both)) (i32x4.extract_lane 0 (local.get $both)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (br_if $eachMoment (i32.lt_u (local.get $at) (local.get $end))))
      (br $eachGiver))))

  ;; So many points more for each event below an age, all of them and without caps. Whole numbers.
  (func (export "uncapped")
    (param $givers i32) (param $giversEnd i32)
    (param $times i32) (param $counts i32)
    (param $sums i32)
    (param $points i32) (param $span i32)
    (local $at i32) (local $end i32) (local $now i32) (local $to i32) (local $count i32)
    (local $live i32) (local $liveAt i32) (local $spentAt i32) (local $events i32)
    (local.set $to (i32.sub (local.get $sums) (local.get $times)))
    (block $done (loop $eachGiver
      (br_if $done (i32.eq (local.get $givers) (local.get $giversEnd)))
      (local.set $at (i32.load (local.get $givers)))
      (local.set $count (i32.add (local.get $counts) (local.get $at)))
      (local.set $at (i32.add (local.get $times) (i32.shl (local.get $at) (i32.const 2))))
      (local.set $end (i32.add (local.get $times) (i32.shl (i32.load offset=4 (local.get $givers)) (i32.const 2))))
      (local.set $live (local.get $count))
      (local.set $liveAt (local.get $at))
      (local.set $spentAt (i32.add (i32.load (local.get $at)) (local.get $span)))
      (local.set $givers (i32.add (local.get $givers) (i32.const 8)))
      (local.set $events (i32.const 0))
      (loop $eachMoment
        (local.set $events (i32.add (local.get $events) (i32.load8_u (local.get $count))))
        (local.set $now (i32.load (local.get $at)))
        (block $fresh (loop $spent
          (br_if $fresh (i32.lt_s (local.get $now) (local.get $spentAt)))
          (local.set $events (i32.sub (local.get $events) (i32.load8_u (local.get $live))))
          (local.set $live (i32.add (local.get $live) (i32.const 1)))
          (local.set $liveAt (i32.add (local.get $liveAt) (i32.const 4)))
          (local.set $spentAt (i32.add (i32.load (local.get $liveAt)) (local.get $span)))
          (br $spent)))
        (i32.store (i32.add (local.get $at) (local.get $to))
          (i32.add (i32.load (i32.add (local.get $at) (local.get $to)))
            (i32.mul (local.get $events) (local.get $points))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (br_if $eachMoment (i32.lt_u (local.get $at) (local.get $end))))
      (br $eachGiver))))

  ;; The same where what an event gives halves again and again.
  (func (export "halving")
    (param $givers i32) (param $giversEnd i32)
    (param $times i32) (param $counts i32)
    (param $sums i32)
    (param $oldPoints f64) (param $oldCap f64) (param $points f64) (param $cap f64)
    (param $fine i32)          ;; 8 bytes each: what is left after 0 to 1023 minutes
    (param $coarse i32)        ;; and after 0, 1024, 2048 … minutes
    (local $at i32) (local $end i32) (local $now i32) (local $to i32) (local $count i32)
    (local $age i32) (local $before i32)
    (local $weight f64) (local $both v128) (local $bothPoints v128) (local $caps v128)
    (local.set $to (i32.sub (local.get $sums) (local.get $times)))
    ;; What the rule gave and what it gives, side by side. Added to 1.5 times 2 to the 52nd, a number is
    ;; rounded into its last bits.
    (local.set $bothPoints (f64x2.replace_lane 1 (f64x2.splat (local.get $oldPoints)) (local.get $points)))
    (local.set $caps (f64x2.replace_lane 1 (f64x2.splat (local.get $oldCap)) (local.get $cap)))
    (block $done (loop $eachGiver
      (br_if $done (i32.eq (local.get $givers) (local.get $giversEnd)))
      (local.set $at (i32.load (local.get $givers)))
      (local.set $count (i32.add (local.get $counts) (local.get $at)))
      (local.set $at (i32.add (local.get $times) (i32.shl (local.get $at) (i32.const 2))))
      (local.set $end (i32.add (local.get $times) (i32.shl (i32.load offset=4 (local.get $givers)) (i32.const 2))))
      (local.set $givers (i32.add (local.get $givers) (i32.const 8)))
      (local.set $before (i32.load (local.get $at)))
      (local.set $weight (f64.const 0))
      (loop $eachMoment
        (local.set $now (i32.load (local.get $at)))
        (local.set $age (i32.sub (local.get $now) (local.get $before)))
        (local.set $before (local.get $now))
        (local.set $weight (f64.add (f64.convert_i32_u (i32.load8_u (local.get $count)))
          (f64.mul (local.get $weight) (f64.mul
            (f64.load (i32.add (local.get $fine)
              (i32.shl (i32.and (local.get $age) (i32.const 1023)) (i32.const 3))))
            (f64.load (i32.add (local.get $coarse)
              (i32.shl (i32.shr_u (local.get $age) (i32.const 10)) (i32.const 3))))))))
        (local.set $both (f64x2.add (v128.const f64x2 6755399441055744 6755399441055744)
          (f64x2.pmin (local.get $caps) (f64x2.mul (local.get $bothPoints) (f64x2.splat (local.get $weight))))))
        (i32.store (i32.add (local.get $at) (local.get $to))
          (i32.add (i32.load (i32.add (local.get $at) (local.get $to)))
            (i32.sub (i32x4.extract_lane 2 (local.get $both)) (i32x4.extract_lane 0 (local.get $both)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (br_if $eachMoment (i32.lt_u (local.get $at) (local.get $end))))
      (br $eachGiver))))

  ;; When leads first cross by their sums. Those of which this does not tell are written to $doubts.
  (func (export "cross")
    (param $lead i32) (param $leadsEnd i32)
    (param $ends i32)          ;; 4 bytes per lead of the block
    (param $times i32) (param $sums i32)
    (param $from i32)          ;; 4 bytes per lead: the minutes from which and up to which it can cross
    (param $close i32)         ;; the last minute there is: at times that only others can tell
    (param $tracked i32)       ;; 4 bytes per lead: the minute of its fast track, before which it must
    (param $crossed i32)       ;; 4 bytes per lead, changed: the minute
    (param $paths i32)         ;; a byte per lead, changed: 1 where it crosses by its sums
    (param $fading i32)        ;; 4 bytes each: addresses of the counts of rules of which events fade
    (param $fadingEnd i32)
    (param $perhaps i32)       ;; from here on a sum may be enough
    (param $need i32)          ;; here it is, where it is exact
    (param $surely i32)        ;; and from here on surely
    (param $free i32)          ;; 1 where no events are enough
    (param $doubts i32)        ;; 4 bytes per lead, out
    (result i32)               ;; where the doubts end
    (local $at i32) (local $first i32) (local $end i32) (local $begin i32) (local $last i32) (local $to i32)
    (local $sum i32) (local $by i32) (local $moment i32) (local $isOpen i32)
    (local $rule i32) (local $count i32) (local $countEnd i32)
    (local.set $to (i32.sub (local.get $sums) (local.get $times)))
    (local.set $end (local.get $times))
    (block $done (loop $eachLead
      (br_if $done (i32.eq (local.get $lead) (local.get $leadsEnd)))
      (local.set $at (local.get $end))
      (local.set $end (i32.add (local.get $times) (i32.shl (i32.load (local.get $ends)) (i32.const 2))))
      (local.set $ends (i32.add (local.get $ends) (i32.const 4)))
      (local.set $by (i32.shl (local.get $lead) (i32.const 2)))
      (local.set $lead (i32.add (local.get $lead) (i32.const 1)))
      (local.set $begin (i32.load (i32.add (local.get $from) (local.get $by))))
      (local.set $last (i32.load (i32.add (local.get $close) (local.get $by))))
      (local.set $isOpen (i32.eq (local.get $last) (i32.const 2147483647)))
      (local.set $sum (i32.sub (i32.load (i32.add (local.get $tracked) (local.get $by))) (i32.const 1)))
      (local.set $last (select (local.get $sum) (local.get $last) (i32.lt_s (local.get $sum) (local.get $last))))
      (br_if $eachLead (i32.gt_s (local.get $begin) (local.get $last)))
      (block $doubt
        (local.set $first (local.get $at))
        (block $begun (loop $early
          (br_if $begun (i32.ge_u (local.get $at) (local.get $end)))
          (br_if $begun (i32.ge_s (i32.load (local.get $at)) (local.get $begin)))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br $early)))
        (if (i32.eq (local.get $at) (local.get $first))
          (then (if (local.get $free) (then
            (br_if $doubt (local.get $isOpen))
            ;; What counts in the first minute may be below zero.
            (if (i32.lt_u (local.get $at) (local.get $end)) (then
              (br_if $doubt (i32.eq (i32.load (local.get $at)) (local.get $begin)))))
            (i32.store (i32.add (local.get $crossed) (local.get $by)) (local.get $begin))
            (i32.store8 (i32.add (local.get $paths) (i32.sub (local.get $lead) (i32.const 1))) (i32.const 1))
            (br $eachLead))))
          (else (br_if $doubt (i32.ge_s
            (i32.load (i32.sub (i32.add (local.get $at) (local.get $to)) (i32.const 4))) (local.get $perhaps)))))
        (loop $eachMoment
          (br_if $eachLead (i32.ge_u (local.get $at) (local.get $end)))
          (local.set $sum (i32.load (i32.add (local.get $at) (local.get $to))))
          (if (i32.lt_s (local.get $sum) (local.get $perhaps)) (then
            (local.set $at (i32.add (local.get $at) (i32.const 4)))
            (br $eachMoment))))
        (br_if $doubt (local.get $isOpen))
        (local.set $begin (i32.load (local.get $at)))
        (br_if $eachLead (i32.gt_s (local.get $begin) (local.get $last)))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (if (i32.lt_u (local.get $at) (local.get $end)) (then
          (br_if $doubt (i32.eq (i32.load (local.get $at)) (local.get $begin)))))
        (if (i32.lt_s (local.get $sum) (local.get $surely)) (then
          ;; A sum is exact where nothing that fades has counted before.
          (br_if $doubt (i32.lt_s (local.get $sum) (local.get $need)))
          (local.set $moment (i32.sub (i32.shr_u (i32.sub (local.get $at) (local.get $times)) (i32.const 2)) (i32.const 1)))
          (local.set $rule (local.get $fading))
          (block $exact (loop $eachRule
            (br_if $exact (i32.eq (local.get $rule) (local.get $fadingEnd)))
            (local.set $count (i32.add (i32.load (local.get $rule))
              (i32.shr_u (i32.sub (local.get $first) (local.get $times)) (i32.const 2))))
            (local.set $countEnd (i32.add (i32.load (local.get $rule)) (local.get $moment)))
            (local.set $rule (i32.add (local.get $rule) (i32.const 4)))
            (loop $eachCount
              (br_if $eachRule (i32.eq (local.get $count) (local.get $countEnd)))
              (br_if $doubt (i32.load8_u (local.get $count)))
              (local.set $count (i32.add (local.get $count) (i32.const 1)))
              (br $eachCount))))))
        (i32.store (i32.add (local.get $crossed) (local.get $by)) (local.get $begin))
        (i32.store8 (i32.add (local.get $paths) (i32.sub (local.get $lead) (i32.const 1))) (i32.const 1))
        (br $eachLead))
      (i32.store (local.get $doubts) (i32.sub (local.get $lead) (i32.const 1)))
      (local.set $doubts (i32.add (local.get $doubts) (i32.const 4)))
      (br $eachLead)))
    (local.get $doubts))

  ;; How the engagement of leads rises: each minute at which it first reaches another whole point.
  (func (export "ascend")
    (param $lead i32) (param $leadsEnd i32)
    (param $ends i32) (param $times i32) (param $sums i32)
    (param $from i32) (param $close i32) (param $tracked i32)   ;; as above
    (param $fading i32) (param $fadingEnd i32)
    (param $offs i32)          ;; 4 bytes per lead, changed: by how many units its sums can be off; or -1
    (param $units i32)         ;; of a point
    (param $cap i32)           ;; points
    (param $level i32)         ;; 4 bytes per ascent, out: points
    (param $minutes i32)       ;; 4 bytes per ascent, out
    (param $filled i32)        ;; how many ascents there are
    (param $by i32)            ;; 4 bytes per lead, out: how many there are by then
    (param $best i32)          ;; 4 bytes per lead, out: points, -1 if it never fits
    (result i32)
    (local $at i32) (local $first i32) (local $end i32) (local $begin i32) (local $last i32) (local $to i32)
    (local $until i32) (local $reached i32) (local $next i32) (local $sum i32) (local $minute i32)
    (local $reach i32) (local $over i32) (local $own i32) (local $rule i32) (local $count i32)
    (local $countEnd i32) (local $from4 i32)
    (local.set $to (i32.sub (local.get $sums) (local.get $times)))
    (local.set $end (local.get $times))
    (block $done (loop $eachLead
      (br_if $done (i32.eq (local.get $lead) (local.get $leadsEnd)))
      (local.set $first (local.get $end))
      (local.set $end (i32.add (local.get $times) (i32.shl (i32.load (local.get $ends)) (i32.const 2))))
      (local.set $ends (i32.add (local.get $ends) (i32.const 4)))
      (local.set $from4 (i32.shl (local.get $lead) (i32.const 2)))
      (local.set $begin (i32.load (i32.add (local.get $from) (local.get $from4))))
      (local.set $last (i32.load (i32.add (local.get $close) (local.get $from4))))
      (local.set $reached (i32.const -1))
      (block $leadDone
        (br_if $leadDone (i32.gt_s (local.get $begin) (local.get $last)))
        (local.set $at (local.get $first))
        (local.set $until (i32.load (i32.add (local.get $tracked) (local.get $from4))))
        (block $plain
          (br_if $plain (i32.and
            (i32.ne (local.get $last) (i32.const 2147483647))
            (if (result i32) (i32.eq (local.get $at) (local.get $end))
              (then (i32.const 1))
              (else (i32.ge_s (i32.load (local.get $at)) (local.get $begin))))))
          (local.set $filled (call $ascents (local.get $lead) (local.get $filled)))
          (local.set $reached (i32.load (i32.add (local.get $best) (local.get $from4))))
          (br $leadDone))
        (if (if (result i32) (i32.eq (local.get $at) (local.get $end))
            (then (i32.const 1))
            (else (i32.ne (i32.load (local.get $at)) (local.get $begin))))
          (then
            (local.set $reached (i32.const 0))
            (if (i32.lt_s (local.get $begin) (local.get $until)) (then
              (i32.store (i32.add (local.get $level) (i32.shl (local.get $filled) (i32.const 2))) (i32.const 0))
              (i32.store (i32.add (local.get $minutes) (i32.shl (local.get $filled) (i32.const 2))) (local.get $begin))
              (local.set $filled (i32.add (local.get $filled) (i32.const 1)))))))
        (local.set $next (i32.mul (i32.add (local.get $reached) (i32.const 1)) (local.get $units)))
        ;; Half a millipoint for each event that fades, and what the sums of rules are rounded by.
        (local.set $own (i32.load (i32.add (local.get $offs) (local.get $from4))))
        (if (i32.lt_s (local.get $own) (i32.const 0)) (then
          (local.set $own (i32.const 0))
          (local.set $rule (local.get $fading))
          (block $counted (loop $eachRule
            (br_if $counted (i32.eq (local.get $rule) (local.get $fadingEnd)))
            (local.set $count (i32.add (i32.load (local.get $rule))
              (i32.shr_u (i32.sub (local.get $first) (local.get $times)) (i32.const 2))))
            (local.set $countEnd (i32.add (i32.load (local.get $rule))
              (i32.shr_u (i32.sub (local.get $end) (local.get $times)) (i32.const 2))))
            (local.set $rule (i32.add (local.get $rule) (i32.const 4)))
            (loop $eachCount
              (br_if $eachRule (i32.eq (local.get $count) (local.get $countEnd)))
              (local.set $own (i32.add (local.get $own) (i32.load8_u (local.get $count))))
              (local.set $count (i32.add (local.get $count) (i32.const 1)))
              (br $eachCount))))
          (if (local.get $own) (then
            (local.set $own (i32.add
              (i32.wrap_i64 (i64.div_u
                (i64.add
                  (i64.mul (i64.extend_i32_u (local.get $own)) (i64.extend_i32_u (local.get $units)))
                  (i64.const 1999))
                (i64.const 2000)))
              (i32.shr_u (i32.sub (local.get $fadingEnd) (local.get $fading)) (i32.const 2))))))
          (i32.store (i32.add (local.get $offs) (local.get $from4)) (local.get $own))))
        (block $climbed (loop $eachMoment
          (br_if $climbed (i32.ge_u (local.get $at) (local.get $end)))
          (local.set $sum (i32.load (i32.add (local.get $at) (local.get $to))))
          (local.set $minute (i32.load (local.get $at)))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br_if $eachMoment (i32.lt_s (i32.add (local.get $sum) (local.get $own)) (local.get $next)))
          (br_if $climbed (i32.gt_s (local.get $minute) (local.get $last)))
          (br_if $climbed (i32.ge_s (local.get $reached) (local.get $cap)))
          (if (i32.lt_u (local.get $at) (local.get $end)) (then
            (br_if $eachMoment (i32.eq (i32.load (local.get $at)) (local.get $minute)))))
          (local.set $reach (i32.trunc_f64_s (f64.floor (f64.div
            (f64.convert_i32_s (local.get $sum)) (f64.convert_i32_s (local.get $units))))))
          (local.set $over (i32.sub (local.get $sum) (i32.mul (local.get $reach) (local.get $units))))
          (block $sure
            (br_if $sure (i32.and
              (i32.ge_s (local.get $over) (local.get $own))
              (i32.lt_s (i32.add (local.get $over) (local.get $own)) (local.get $units))))
            ;; A sum is exact where nothing that fades has counted before.
            (local.set $rule (local.get $fading))
            (block $faded (loop $eachRule
              (br_if $sure (i32.eq (local.get $rule) (local.get $fadingEnd)))
              (local.set $count (i32.add (i32.load (local.get $rule))
                (i32.shr_u (i32.sub (local.get $first) (local.get $times)) (i32.const 2))))
              (local.set $countEnd (i32.sub (i32.add (i32.load (local.get $rule))
                (i32.shr_u (i32.sub (local.get $at) (local.get $times)) (i32.const 2))) (i32.const 1)))
              (local.set $rule (i32.add (local.get $rule) (i32.const 4)))
              (loop $eachCount
                (br_if $eachRule (i32.eq (local.get $count) (local.get $countEnd)))
                (br_if $faded (i32.load8_u (local.get $count)))
                (local.set $count (i32.add (local.get $count) (i32.const 1)))
                (br $eachCount))))
            (local.set $reach (call $points (local.get $lead) (local.get $minute))))
          (br_if $eachMoment (i32.le_s (local.get $reach) (local.get $reached)))
          (local.set $reached (select (local.get $reach) (local.get $cap) (i32.lt_s (local.get $reach) (local.get $cap))))
          (local.set $next (i32.mul (i32.add (local.get $reached) (i32.const 1)) (local.get $units)))
          (br_if $eachMoment (i32.ge_s (local.get $minute) (local.get $until)))
          (i32.store (i32.add (local.get $level) (i32.shl (local.get $filled) (i32.const 2))) (local.get $reached))
          (i32.store (i32.add (local.get $minutes) (i32.shl (local.get $filled) (i32.const 2))) (local.get $minute))
          (local.set $filled (i32.add (local.get $filled) (i32.const 1)))
          (br $eachMoment)))
        (if (i32.lt_s (local.get $reached) (i32.const 0)) (then (local.set $reached (i32.const 0)))))
      (i32.store (i32.add (local.get $best) (local.get $from4)) (local.get $reached))
      (i32.store (i32.add (local.get $by) (local.get $from4)) (local.get $filled))
      (local.set $lead (i32.add (local.get $lead) (i32.const 1)))
      (br $eachLead)))
    (local.get $filled))
)
