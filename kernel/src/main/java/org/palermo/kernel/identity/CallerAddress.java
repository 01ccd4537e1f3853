package org.palermo.kernel.identity;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The address of a request. The gateway removes every `X-Forwarded-For` from outside and sets its own. So the header is
/// believed only when the connection comes from the gateway (`PALERMO_TRUSTED_PROXIES`); otherwise the address is the
/// other end of the connection.
@ApplicationScoped
public class CallerAddress {
    private static final String HEADER = "X-Forwarded-For";

    private final List<IpSubnetFilterRule> gateway;

    CallerAddress(@ConfigProperty(name = "palermo.trusted-proxies", defaultValue = "127.0.0.1,::1") List<String> gateway) {
        this.gateway = gateway.stream().map(CallerAddress::block).toList();
    }

    public String of(HttpServerRequest request) {
        String peer = request.remoteAddress().hostAddress();
        String stated = request.getHeader(HEADER);
        boolean believed = stated != null && NetUtil.createByteArrayFromIpAddressString(stated) != null && isGateway(peer);
        return believed ? stated : peer;
    }

    private boolean isGateway(String peer) {
        InetSocketAddress address = new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString(peer), 0);
        return gateway.stream().anyMatch(block -> block.matches(address));
    }

    private static IpSubnetFilterRule block(String written) {
        String block = written.indexOf('/') >= 0 ? written : written + (written.indexOf(':') >= 0 ? "/128" : "/32");
        return new IpSubnetFilterRule(block.substring(0, block.indexOf('/')),
                Integer.parseInt(block.substring(block.indexOf('/') + 1)), IpFilterRuleType.ACCEPT);
    }
}
