/// What survivors could not reach: of 94 asked for the report, over two thirds had trouble reaching medical care, 60 %
/// employment, 55 % psychological and 53 % legal services (A/75/289, 26-27). Any organisation reports it, anonymously and in
/// codes; a ministry sees shares and trends, under disclosure control.
///
/// Invariants: nothing that is kept says who reported, about whom, or at which instant; the same person reports so many in
/// a day and no more; figures leave through releases alone.
package org.palermo.referral.difficulty;
