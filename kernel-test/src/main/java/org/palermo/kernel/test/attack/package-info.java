/// An attacker who tries to compute the numbers that disclosure control hides. Only tests use it.
///
/// **Why.** A test of the control can only be trusted when the attack in it finds all that can be found.
///
/// **How it attacks.** Elimination over all sums finds the determined numbers; ranges are then narrowed sum by sum. In a
/// block of up to 2,000 unknowns, the simplex method follows: in whole numbers ([WholeBounds]), with pivots of only 1 and
/// −1, so that each table on the way is one that an office could have published. It shows either two tables that differ in
/// a number, or that no column can move the number further, and both are exact. Where it does not finish, real numbers
/// ([LinearBounds]) give a bound that is never too narrow, and the attack reports for how many numbers: none in the cubes
/// below, none in 13,886 small random histories of which every table was tried (278,605 numbers, all right).
/// [Attacker#search] stops at a number once tables differ in it as much as the rule requires.
///
/// **Measured** (processor seconds of one core, all ten blocks one after another, [Attacker#search]; a cube like the one
/// published for the United Kingdom, 9,550 rows, five dimensions, 518 ones).
///
/// | rule | attack |
/// |---|---|
/// | k = 11, zeros shown, interval 3 | 0.5 s |
/// | k = 11, zeros hidden, interval 3 | 0.7 s |
/// | k = 5, rounded to 5, interval 2 | 4.7 s |
/// | k = 5, zeros shown, interval 1, two releases | 0.7 s |
///
/// **What it shares with the control.** Only the published form: [org.palermo.kernel.disclosure.Release], and what a
/// reader knows besides ([org.palermo.kernel.disclosure.AttackerKnowledge]).
package org.palermo.kernel.test.attack;
