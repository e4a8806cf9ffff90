;; Rows of small whole numbers, sixteen at a step. A row is a multiple of sixteen bytes long; where it has fewer numbers,
;; noughts follow. All places are counted in bytes. lanes.ts holds what `npm run compile-lanes` makes of this.
(module
  (memory (import "rows" "memory") 1 65536 shared)

  ;; The product of two rows.
  (func (export "product") (param $one i32) (param $other i32) (param $bytes i32) (result i32)
    (local $end i32) (local $a v128) (local $b v128) (local $sum v128)
    (local.set $end (i32.add (local.get $one) (local.get $bytes)))
    (loop $next
      (local.set $a (v128.load (local.get $one)))
      (local.set $b (v128.load (local.get $other)))
      (local.set $sum (i32x4.add (local.get $sum) (i32x4.add
        (i32x4.extadd_pairwise_i16x8_s (i16x8.extmul_low_i8x16_s (local.get $a) (local.get $b)))
        (i32x4.extadd_pairwise_i16x8_s (i16x8.extmul_high_i8x16_s (local.get $a) (local.get $b))))))
      (local.set $one (i32.add (local.get $one) (i32.const 16)))
      (local.set $other (i32.add (local.get $other) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $one) (local.get $end))))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
      (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))

  ;; The sum of `count` rows of a table: their numbers (32 bits each) stand from `which`, by what each is to be
  ;; multiplied (64 bits, floating) from `weights`. The sum goes to `out`, 64 bits a number: each is added up in the
  ;; order of the rows, as a loop over one number at a time would.
  (func (export "sum") (param $table i32) (param $bytes i32) (param $which i32) (param $weights i32) (param $count i32)
    (param $out i32)
    (local $column i32) (local $row i32) (local $weight v128) (local $few v128)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (loop $columns
      (local.set $s0 (v128.const i32x4 0 0 0 0))
      (local.set $s1 (v128.const i32x4 0 0 0 0))
      (local.set $s2 (v128.const i32x4 0 0 0 0))
      (local.set $s3 (v128.const i32x4 0 0 0 0))
      (local.set $row (i32.const 0))
      (block $summed (loop $rows
        (br_if $summed (i32.ge_u (local.get $row) (local.get $count)))
        (local.set $weight
          (v128.load64_splat (i32.add (local.get $weights) (i32.shl (local.get $row) (i32.const 3)))))
        (local.set $few (v128.load8x8_s (i32.add (i32.add (local.get $table) (local.get $column))
          (i32.mul (local.get $bytes)
            (i32.load (i32.add (local.get $which) (i32.shl (local.get $row) (i32.const 2))))))))
        (local.set $s0 (f64x2.add (local.get $s0) (f64x2.mul (local.get $weight)
          (f64x2.convert_low_i32x4_s (i32x4.extend_low_i16x8_s (local.get $few))))))
        (local.set $s2 (f64x2.add (local.get $s2) (f64x2.mul (local.get $weight)
          (f64x2.convert_low_i32x4_s (i32x4.extend_high_i16x8_s (local.get $few))))))
        ;; The second and the fourth four bytes take the place of the first and the third.
        (local.set $few (i64x2.shr_u (local.get $few) (i32.const 32)))
        (local.set $s1 (f64x2.add (local.get $s1) (f64x2.mul (local.get $weight)
          (f64x2.convert_low_i32x4_s (i32x4.extend_low_i16x8_s (local.get $few))))))
        (local.set $s3 (f64x2.add (local.get $s3) (f64x2.mul (local.get $weight)
          (f64x2.convert_low_i32x4_s (i32x4.extend_high_i16x8_s (local.get $few))))))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $rows)))
      (v128.store offset=0 (local.get $out) (local.get $s0))
      (v128.store offset=16 (local.get $out) (local.get $s1))
      (v128.store offset=32 (local.get $out) (local.get $s2))
      (v128.store offset=48 (local.get $out) (local.get $s3))
      (local.set $out (i32.add (local.get $out) (i32.const 64)))
      (local.set $column (i32.add (local.get $column) (i32.const 8)))
      (br_if $columns (i32.lt_u (local.get $column) (local.get $bytes))))))
