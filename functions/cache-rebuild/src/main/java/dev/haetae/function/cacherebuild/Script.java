package dev.haetae.function.cacherebuild;

/**
 * What is done to a cache, each at once or not at all. Every key that a script touches is named to it, as Redis Cluster
 * wants. Whoever writes says which worker it is: once another one has taken over, nothing of the old one is written.
 */
enum Script {
    /** Keys: pointer, serving, lease, generations, pause. */
    LOOK("""
            local pointer = redis.call('GET', KEYS[1]) or ''
            local known = redis.call('HMGET', KEYS[2], 'generation', 'order', 'keys')
            local ours = known[1] == pointer
            return {pointer, ours and known[2] or '', ours and known[3] or '0',
                redis.call('HGET', KEYS[3], 'order') or '', tostring(redis.call('SCARD', KEYS[4])),
                redis.call('GET', KEYS[5]) or ''}
            """),

    /** Keys: lease, pointer, generations. Arguments: worker, claim in ms, order, generation expected, generation. */
    CLAIM("""
            local holder = redis.call('HGET', KEYS[1], 'order')
            if holder and holder ~= ARGV[3] then return 'moved' end
            local pointer = redis.call('GET', KEYS[2]) or ''
            if pointer ~= ARGV[4] and pointer ~= ARGV[5] then return 'moved' end
            redis.call('HSET', KEYS[1], 'order', ARGV[3], 'worker', ARGV[1], 'generation', ARGV[5])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            redis.call('SADD', KEYS[3], ARGV[5])
            return 'done'
            """),

    /** Keys: progress. */
    PROGRESS("return redis.call('HGETALL', KEYS[1])"),

    /**
     * Keys: lease, progress, index, values. Arguments: worker, claim in ms, how many words of progress, these words, and
     * for each value its key, itself and its seconds to live or 0. What an application wrote meanwhile is newer, and stays.
     */
    WRITE("""
            if redis.call('HGET', KEYS[1], 'worker') ~= ARGV[1] then return 'fenced' end
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            local at = 4 + tonumber(ARGV[3])
            for i = 4, #KEYS do
                redis.call('SADD', KEYS[3], ARGV[at])
                if ARGV[at + 2] == '0' then
                    redis.call('SET', KEYS[i], ARGV[at + 1], 'NX')
                else
                    redis.call('SET', KEYS[i], ARGV[at + 1], 'NX', 'EX', ARGV[at + 2])
                end
                at = at + 3
            end
            if ARGV[3] ~= '0' then redis.call('HSET', KEYS[2], unpack(ARGV, 4, 3 + ARGV[3])) end
            return 'done'
            """),

    /**
     * Keys: lease, pointer, serving, index, progress. Arguments: worker, claim in ms, order, generation expected,
     * generation.
     */
    SWITCH("""
            if redis.call('HGET', KEYS[1], 'worker') ~= ARGV[1] then return 'fenced' end
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            local pointer = redis.call('GET', KEYS[2]) or ''
            if pointer == ARGV[5] then return 'done' end
            if pointer ~= ARGV[4] then return 'moved' end
            local keys = redis.call('SCARD', KEYS[4])
            if keys == 0 then return 'empty' end
            redis.call('SET', KEYS[2], ARGV[5])
            redis.call('HSET', KEYS[3], 'generation', ARGV[5], 'order', ARGV[3], 'keys', keys)
            redis.call('HSET', KEYS[5], 'served', 'yes')
            return 'done'
            """),

    /** Keys: generations, pointer, lease. Those that neither serve nor are built. */
    RETIRED("""
            local left = {}
            local pointer = redis.call('GET', KEYS[2])
            local built = redis.call('HGET', KEYS[3], 'generation')
            for _, it in ipairs(redis.call('SMEMBERS', KEYS[1])) do
                if it ~= pointer and it ~= built then left[#left + 1] = it end
            end
            return left
            """),

    /** Keys: index. Arguments: how many at most. */
    SOME("return redis.call('SRANDMEMBER', KEYS[1], ARGV[1])"),

    /**
     * Keys: lease, pointer, index, progress and generations, values. Arguments: worker, claim in ms, generation, grace in
     * ms, and the key of each value. What never served has no readers, and goes at once, its progress first: an order that
     * comes back must not take what went for read. Nothing lives longer than it would have.
     */
    RETIRE("""
            if redis.call('HGET', KEYS[1], 'worker') ~= ARGV[1] then return 'fenced' end
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            if redis.call('GET', KEYS[2]) == ARGV[3] then return 'moved' end
            local served = redis.call('HEXISTS', KEYS[4], 'served') == 1
            if not served then redis.call('DEL', KEYS[4]) end
            for i = 6, #KEYS do
                local left = redis.call('PTTL', KEYS[i])
                if not served then
                    redis.call('UNLINK', KEYS[i])
                elseif left == -1 or left > tonumber(ARGV[4]) then
                    redis.call('PEXPIRE', KEYS[i], ARGV[4])
                end
                redis.call('SREM', KEYS[3], ARGV[i - 1])
            end
            if redis.call('SCARD', KEYS[3]) == 0 then
                redis.call('DEL', KEYS[4])
                redis.call('SREM', KEYS[5], ARGV[3])
            end
            return 'done'
            """),

    /** Keys: lease. Arguments: worker. */
    FINISH("""
            if redis.call('HGET', KEYS[1], 'worker') ~= ARGV[1] then return 'fenced' end
            redis.call('DEL', KEYS[1])
            return 'done'
            """);

    private final String text;

    Script(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
