package org.palermo.inspection.wage.fact;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.palermo.inspection.wage.WageClaim;
import org.palermo.inspection.wage.WageWorker;
import org.palermo.inspection.wage.calculation.ClaimFacts;

/// Reads the values that the calculation uses.
@ApplicationScoped
public class WageFacts {
    private final WageHoursStore hours;
    private final WagePayStore pay;
    private final WageFeeStore fees;

    WageFacts(WageHoursStore hours, WagePayStore pay, WageFeeStore fees) {
        this.hours = hours;
        this.pay = pay;
        this.fees = fees;
    }

    public Uni<ClaimFacts> of(WageClaim claim) {
        return hours.all(claim)
                .flatMap(work -> pay.all(claim).flatMap(paid -> fees.all(claim).map(borne -> facts(claim, work, paid, borne))));
    }

    private static ClaimFacts facts(WageClaim claim, List<WageHoursView> work, List<WagePayView> paid, List<WageFeeView> borne) {
        WageWorker worker = claim.worker();
        return new ClaimFacts(worker.region(), claim.currency(), worker.category(), worker.bornOn(), worker.payPeriod(),
                worker.standbyPercent(), work.stream().map(WageFacts::work).toList(), paid.stream().map(WageFacts::pay).toList(),
                borne.stream().filter(fee -> fee.paidBy().isWorker())
                        .map(fee -> new ClaimFacts.Fee(fee.kind().name(), fee.paidOn(), fee.amount().minor(), fee.amount().currency()))
                                .toList());
    }

    private static ClaimFacts.Work work(WageHoursView h) {
        return new ClaimFacts.Work(h.from(), h.until(), h.hours(), h.overtimeHours(), h.nightHours(), h.standbyHours(), h.daysWorked(),
                h.restDays(),
                h.agreed() == null ? null : new ClaimFacts.Agreed(h.agreed().minor(), h.agreedUnit()),
                h.pieces() == null ? null : new ClaimFacts.Pieces(h.pieces(), h.pieceRate().minor(), h.pieceRateFor()));
    }

    private static ClaimFacts.Pay pay(WagePayView p) {
        return new ClaimFacts.Pay(p.from(), p.until(), p.paid().minor(),
                p.deductions().stream().map(d -> new ClaimFacts.Deduction(d.kind(), d.amount().minor(), d.unlawful())).toList(),
                p.inKind().stream().map(k -> new ClaimFacts.InKind(k.kind(), k.value().minor())).toList());
    }
}
