package cn.jidu.sample.city;

/** A list: its key, the name that files write in turn with it, and who keeps it. */
public enum SampleRoster {
    INDUSTRY_UPGRADED("industry-upgraded", "规下升规上工业", "市经信委"),
    ABOVE_SCALE("above-scale", "规模以上工业和服务业", "市统计局"),
    ABOVE_QUOTA("above-quota", "限额以上", "市统计局"),
    TECH("tech", "科技型小微企业", "市科技局"),
    DIRECTORY("directory", "统计名录库", "市统计局"),
    SERVICE_UPGRADED("service-upgraded", "规下升规上服务业", "市经信委"),
    TRADE_UPGRADED("trade-upgraded", "限下升限上批零住餐", "市商务局"),
    JOINT_STOCK("joint-stock", "新增股份公司", "市经信委"),
    NEEQ("neeq", "新三板挂牌", "市金融办"),
    EQUITY_EXCHANGE("equity-exchange", "浙江股权交易中心挂牌", "市金融办"),
    AAA_CREDIT("aaa-credit", "AAA级守合同重信用", "市市场监管局"),
    AA_CREDIT("aa-credit", "AA级守合同重信用", "市市场监管局"),
    TRADE_RIGHTS("trade-rights", "进出口经营权备案", "市商务局"),
    TRADE_PERFORMANCE("trade-performance", "外贸实绩", "市商务局"),
    CULTIVATION_PROVINCE("cultivation-province", "省级培育库", "市经信委"),
    CULTIVATION_CITY("cultivation-city", "市级培育库", "市经信委"),
    CULTIVATION_COUNTY("cultivation-county", "县级培育库", "市经信委"),
    OBSOLETE("obsolete", "淘汰落后产能", "市经信委"),
    RECTIFIED("rectified", "整治低散乱", "市经信委");

    private final String key;
    private final String title;
    private final String authority;

    SampleRoster(String key, String title, String authority) {
        this.key = key;
        this.title = title;
        this.authority = authority;
    }

    /** What code calls the list. */
    public String key() {
        return key;
    }

    /** What files call it. */
    public String title() {
        return title;
    }

    String authority() {
        return authority;
    }

    /** Lists on which any kind of entity stands, and which go on after its end. */
    boolean ofAnyKind() {
        return this == OBSOLETE || this == RECTIFIED;
    }
}
