# Operands of more than one byte, long jumps, many locals and constants.
def many_locals():
    local_00 = -17000
    local_01 = -16000
    local_02 = -15000
    local_03 = -14000
    local_04 = -13000
    local_05 = -12000
    local_06 = -11000
    local_07 = -10000
    local_08 = -9000
    local_09 = -8000
    local_10 = -7000
    local_11 = -6000
    local_12 = -5000
    local_13 = -4000
    local_14 = -3000
    local_15 = -2000
    local_16 = -1000
    local_17 = 0
    local_18 = 1000
    local_19 = 2000
    local_20 = 3000
    local_21 = 4000
    local_22 = 5000
    local_23 = 6000
    local_24 = 7000
    local_25 = 8000
    local_26 = 9000
    local_27 = 10000
    local_28 = 11000
    local_29 = 12000
    local_30 = 13000
    local_31 = 14000
    local_32 = 15000
    local_33 = 16000
    local_34 = 17000
    local_35 = 18000
    local_36 = 19000
    local_37 = 20000
    local_38 = 21000
    local_39 = 22000
    print(local_00, 'a text of more than ten bytes 0', 0.5)
    print(local_01, 'a text of more than ten bytes 1', 1.5)
    print(local_02, 'a text of more than ten bytes 2', 2.5)
    print(local_03, 'a text of more than ten bytes 3', 3.5)
    print(local_04, 'a text of more than ten bytes 4', 4.5)
    print(local_05, 'a text of more than ten bytes 5', 5.5)
    print(local_06, 'a text of more than ten bytes 6', 6.5)
    print(local_07, 'a text of more than ten bytes 7', 7.5)
    print(local_08, 'a text of more than ten bytes 8', 8.5)
    print(local_09, 'a text of more than ten bytes 9', 9.5)
    print(local_10, 'a text of more than ten bytes 10', 10.5)
    print(local_11, 'a text of more than ten bytes 11', 11.5)
    print(local_12, 'a text of more than ten bytes 12', 12.5)
    print(local_13, 'a text of more than ten bytes 13', 13.5)
    print(local_14, 'a text of more than ten bytes 14', 14.5)
    print(local_15, 'a text of more than ten bytes 15', 15.5)
    print(local_16, 'a text of more than ten bytes 16', 16.5)
    print(local_17, 'a text of more than ten bytes 17', 17.5)
    print(local_18, 'a text of more than ten bytes 18', 18.5)
    print(local_19, 'a text of more than ten bytes 19', 19.5)
    print(local_20, 'a text of more than ten bytes 20', 20.5)
    print(local_21, 'a text of more than ten bytes 21', 21.5)
    print(local_22, 'a text of more than ten bytes 22', 22.5)
    print(local_23, 'a text of more than ten bytes 23', 23.5)
    print(local_24, 'a text of more than ten bytes 24', 24.5)
    print(local_25, 'a text of more than ten bytes 25', 25.5)
    print(local_26, 'a text of more than ten bytes 26', 26.5)
    print(local_27, 'a text of more than ten bytes 27', 27.5)
    print(local_28, 'a text of more than ten bytes 28', 28.5)
    print(local_29, 'a text of more than ten bytes 29', 29.5)
    print(local_30, 'a text of more than ten bytes 30', 30.5)
    print(local_31, 'a text of more than ten bytes 31', 31.5)
    print(local_32, 'a text of more than ten bytes 32', 32.5)
    print(local_33, 'a text of more than ten bytes 33', 33.5)
    print(local_34, 'a text of more than ten bytes 34', 34.5)
    print(local_35, 'a text of more than ten bytes 35', 35.5)
    print(local_36, 'a text of more than ten bytes 36', 36.5)
    print(local_37, 'a text of more than ten bytes 37', 37.5)
    print(local_38, 'a text of more than ten bytes 38', 38.5)
    print(local_39, 'a text of more than ten bytes 39', 39.5)
    while local_00:
        if local_39:
            local_00 += local_39 ** 0
            local_01 += local_38 ** 1
            local_02 += local_37 ** 2
            local_03 += local_36 ** 3
            local_04 += local_35 ** 4
            local_05 += local_34 ** 5
            local_06 += local_33 ** 6
            local_07 += local_32 ** 7
            local_08 += local_31 ** 8
            local_09 += local_30 ** 9
            local_10 += local_29 ** 10
            local_11 += local_28 ** 11
            local_12 += local_27 ** 12
            local_13 += local_26 ** 13
            local_14 += local_25 ** 14
            local_15 += local_24 ** 15
            local_16 += local_23 ** 16
            local_17 += local_22 ** 17
            local_18 += local_21 ** 18
            local_19 += local_20 ** 19
            local_20 += local_19 ** 20
            local_21 += local_18 ** 21
            local_22 += local_17 ** 22
            local_23 += local_16 ** 23
            local_24 += local_15 ** 24
            local_25 += local_14 ** 25
            local_26 += local_13 ** 26
            local_27 += local_12 ** 27
            local_28 += local_11 ** 28
            local_29 += local_10 ** 29
            local_30 += local_09 ** 30
            local_31 += local_08 ** 31
            local_32 += local_07 ** 32
            local_33 += local_06 ** 33
            local_34 += local_05 ** 34
            local_35 += local_04 ** 35
            local_36 += local_03 ** 36
            local_37 += local_02 ** 37
            local_38 += local_01 ** 38
            local_39 += local_00 ** 39
        else:
            local_00 = [0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169, 196, 225, 256, 289, 324, 361, 400, 441, 484, 529, 576, 625, 676, 729, 784, 841, 900, 961, 1024, 1089, 1156, 1225, 1296, 1369, 1444, 1521, 1600, 1681, 1764, 1849, 1936, 2025, 2116, 2209, 2304, 2401, 2500, 2601, 2704, 2809, 2916, 3025, 3136, 3249, 3364, 3481, 3600, 3721, 3844, 3969, 4096, 4225, 4356, 4489, 4624, 4761, 4900, 5041, 5184, 5329, 5476, 5625, 5776, 5929, 6084, 6241, 6400, 6561, 6724, 6889, 7056, 7225, 7396, 7569, 7744, 7921, 8100, 8281, 8464, 8649, 8836, 9025, 9216, 9409, 9604, 9801, 10000, 10201, 10404, 10609, 10816, 11025, 11236, 11449, 11664, 11881, 12100, 12321, 12544, 12769, 12996, 13225, 13456, 13689, 13924, 14161, 14400, 14641, 14884, 15129, 15376, 15625, 15876, 16129, 16384, 16641, 16900, 17161, 17424, 17689, 17956, 18225, 18496, 18769, 19044, 19321, 19600, 19881, 20164, 20449, 20736, 21025, 21316, 21609, 21904, 22201]
        local_20(key_0=0, key_1=1, key_2=2, key_3=3, key_4=4, key_5=5, key_6=6, key_7=7, key_8=8, key_9=9, key_10=10, key_11=11, key_12=12, key_13=13, key_14=14, key_15=15, key_16=16, key_17=17, key_18=18, key_19=19, key_20=20, key_21=21, key_22=22, key_23=23, key_24=24, key_25=25, key_26=26, key_27=27, key_28=28, key_29=29, key_30=30, key_31=31, key_32=32, key_33=33, key_34=34, key_35=35, key_36=36, key_37=37, key_38=38, key_39=39, key_40=40, key_41=41, key_42=42, key_43=43, key_44=44, key_45=45, key_46=46, key_47=47, key_48=48, key_49=49, key_50=50, key_51=51, key_52=52, key_53=53, key_54=54, key_55=55, key_56=56, key_57=57, key_58=58, key_59=59)
        local_21 = local_22 if local_23 else local_24
    return local_39
