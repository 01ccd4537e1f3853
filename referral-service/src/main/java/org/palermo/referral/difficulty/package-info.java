/// Services that survivors could not reach. Of 94 survivors asked for the report, over two thirds had trouble reaching medical care, 60 %
/// employment, 55 % psychological and 53 % legal services (A/75/289, 26-27). Any organisation can report, anonymously and in codes; a
/// ministry sees shares and trends, under disclosure control.
///
/// Invariants: no stored data says who reported, about whom, or at which instant; each reporter has a daily limit; figures are published
/// only as releases.
package org.palermo.referral.difficulty;
